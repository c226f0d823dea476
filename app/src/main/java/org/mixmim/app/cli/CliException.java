package org.mixmim.app.cli;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A command cannot do what it was asked, for a reason outside the model. */
final class CliException extends MixMimException {
  private static final long serialVersionUID = 1;

  CliException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
