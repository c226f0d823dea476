package org.mixmim.model.kernel;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** Fast kernels are not used, or not as they could be; carried by reports rather than thrown. */
public final class KernelException extends MixMimException {
  private static final long serialVersionUID = 1;

  KernelException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
