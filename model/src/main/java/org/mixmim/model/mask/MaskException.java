package org.mixmim.model.mask;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A mask cannot be read or written, or belongs to another grid. */
public final class MaskException extends MixMimException {
  private static final long serialVersionUID = 1;

  MaskException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
