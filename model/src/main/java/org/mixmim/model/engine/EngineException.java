package org.mixmim.model.engine;

import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** The engine or a device of it cannot be used. */
public final class EngineException extends MixMimException {
  private static final long serialVersionUID = 1;

  /** Key of the reason that a card is there, but the engine in use is not built for it. */
  public static final String NO_NATIVES = "engine.no-natives";

  EngineException(@Nullable Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }
}
