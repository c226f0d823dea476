package org.mixmim.model.config;

import org.mixmim.model.problem.MixMimException;

/** The shapes do not make a MixMIM network. */
public final class ConfigException extends MixMimException {
  private static final long serialVersionUID = 1;

  ConfigException(String key, Object... arguments) {
    super(null, key, arguments);
  }
}
