package org.mixmim.model.image;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A picture cannot be read or written. */
public final class ImageException extends MixMimException {
  private static final long serialVersionUID = 1;

  ImageException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
