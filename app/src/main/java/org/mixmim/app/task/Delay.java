package org.mixmim.app.task;

/** A moment's wait on the JavaFX thread; only the last thing asked for is done. */
public interface Delay {
  /**
   * Does something after a moment of quiet, instead of whatever was asked for before.
   *
   * @param step what to do
   */
  void restart(Runnable step);

  /** Forgets what was asked for. */
  void stop();
}
