package org.mixmim.app.task;

/**
 * Something to compute in the background.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface Work<T> {
  /**
   * Computes it, on a background thread.
   *
   * @param control progress and cancelling
   * @return the result, immutable
   * @throws Exception whatever goes wrong; it becomes a {@link Problem}
   */
  T run(TaskControl control) throws Exception;
}
