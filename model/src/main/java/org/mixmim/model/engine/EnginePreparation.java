package org.mixmim.model.engine;

import ai.djl.util.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes before libtorch is loaded and needs nothing of it: settings of the process, and the
 * engine's look for CUDA, for which it asks another program where the system's libraries are.
 */
final class EnginePreparation {
  private static final Logger LOG = LoggerFactory.getLogger(EnginePreparation.class);

  static {
    NativeSettings.apply();
    try {
      LOG.debug("flavour {}", Platform.detectPlatform("pytorch").getFlavor());
    } catch (RuntimeException | LinkageError | AssertionError failure) {
      // The engine asks once more when it starts, and says then what is wrong.
      LOG.debug("no platform found", failure);
    }
  }

  private EnginePreparation() {}

  /** Done when this returns, once a process; whoever else calls meanwhile waits. */
  static void ensure() {
    // The class is initialised by now.
  }
}
