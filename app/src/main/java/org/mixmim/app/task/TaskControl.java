package org.mixmim.app.task;

/** How running work tells how far it is, and hears that nobody waits for it any more. */
public interface TaskControl {
  /**
   * Tells how far the work is.
   *
   * @param done steps done
   * @param total steps in all
   */
  void progress(int done, int total);

  /**
   * Whether the work should end with a {@link java.util.concurrent.CancellationException}.
   *
   * @return true once cancelled
   */
  boolean cancelled();
}
