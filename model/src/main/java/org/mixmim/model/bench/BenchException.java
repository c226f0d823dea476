package org.mixmim.model.bench;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A measurement cannot be made. */
public final class BenchException extends MixMimException {
  private static final long serialVersionUID = 1;

  BenchException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
