package org.mixmim.app.workspace;

import org.mixmim.model.problem.MixMimException;

/** A photograph is not what it was when it was opened. */
public final class PhotoException extends MixMimException {
  private static final long serialVersionUID = 1;

  PhotoException(String key, Object... arguments) {
    super(null, key, arguments);
  }
}
