package org.mixmim.app.session;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A session cannot be read or written. */
public final class SessionException extends MixMimException {
  private static final long serialVersionUID = 1;

  SessionException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
