package org.mixmim.model.inference;

/** Progress out of a running computation, and the wish to end it into it. */
public interface RunControl {
  /** Nobody watches and nobody cancels. */
  RunControl NONE =
      new RunControl() {
        @Override
        public void progress(int done, int total) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * A step is done; called on the computing thread.
   *
   * @param done steps so far, 1 to total
   * @param total steps in all
   */
  void progress(int done, int total);

  /**
   * Whether to end; asked between steps. The computation then throws {@link
   * java.util.concurrent.CancellationException}.
   *
   * @return true to end
   */
  boolean cancelled();
}
