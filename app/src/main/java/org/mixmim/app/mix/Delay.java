package org.mixmim.app.mix;

/** A moment's wait on the JavaFX thread; only the last thing asked for is done. */
interface Delay {
  /** Does something after a moment of quiet, instead of whatever was asked for before. */
  void restart(Runnable step);

  /** Forgets what was asked for. */
  void stop();
}
