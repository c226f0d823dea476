package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;

/** Watches a pass through the network. */
public interface NetworkObserver {
  /**
   * A block has been computed. Throwing {@link java.util.concurrent.CancellationException} from
   * here ends the pass; everything it has computed is released.
   */
  void blockDone();

  /**
   * A stage of a painted mixture begins.
   *
   * @param whole whether all of its windows are computed, which takes far longer than a few
   */
  default void stage(boolean whole) {}

  /**
   * A named intermediate has been computed, see {@code trace} for the names.
   *
   * @param name for example {@code stage1}
   * @param value to be copied if it is to be kept: it is released when the pass goes on
   */
  default void tensor(String name, NDArray value) {}
}
