package org.mixmim.model.inference;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A model cannot do what it was asked to. */
public final class InferenceException extends MixMimException {
  private static final long serialVersionUID = 1;

  /** Key of the failure that a card has too little memory, which the CPU may have. */
  public static final String CARD_FULL = "inference.card-full";

  InferenceException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
