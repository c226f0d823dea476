package org.mixmim.model.checkpoint;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A model file cannot be read, or is not what it should be. */
public final class CheckpointException extends MixMimException {
  private static final long serialVersionUID = 1;

  CheckpointException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
