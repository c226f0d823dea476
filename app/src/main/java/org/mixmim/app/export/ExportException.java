package org.mixmim.app.export;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A figure or its provenance cannot be written or read. */
public final class ExportException extends MixMimException {
  private static final long serialVersionUID = 1;

  ExportException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
