package org.mixmim.app.task;

import java.util.function.Consumer;

/**
 * Something to compute in the background of which a part can be shown early.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface StagedWork<T> {
  /**
   * Computes it, on a background thread.
   *
   * @param control progress and cancelling
   * @param early takes what can be shown already, immutable; delivered like the result, and before
   *     it
   * @return the result, immutable
   * @throws Exception whatever goes wrong; it becomes a {@link Problem}
   */
  T run(TaskControl control, Consumer<? super T> early) throws Exception;
}
