package org.mixmim.model.tensor;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A file of numbers cannot be read or written. */
public final class TensorFileException extends MixMimException {
  private static final long serialVersionUID = 1;

  TensorFileException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
