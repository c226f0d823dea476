package org.mixmim.model.zoo;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A model is not there, or cannot be kept, found or removed. */
public final class StoreException extends MixMimException {
  private static final long serialVersionUID = 1;

  StoreException(String key, Object... arguments) {
    this(null, key, arguments);
  }

  StoreException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
