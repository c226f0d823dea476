package org.mixmim.model.engine;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Supplier;

/** Records what a device is asked for, so that it can be asked for again in one go. */
@FunctionalInterface
public interface PassRecorder {
  /**
   * Records a pass. It runs twice here: once as ever, so that all it needs is set up, and once
   * without computing anything. It may only queue operations of the engine: it reads no result of
   * them and brings no number from Java. What it reads must lie on the device and stay there while
   * the recording is used; all that it makes, but for its result, must be closed when it returns.
   *
   * @param pass to record
   * @return the recording; empty where the device is too full, or asked for what cannot be recorded
   * @throws RuntimeException that the pass throws of its own
   */
  Optional<Recording> record(Supplier<NDArray> pass);

  /** What a device was asked for. Owns memory there, in which every replay computes: close it. */
  interface Recording extends AutoCloseable {
    /**
     * Queues all that was recorded, behind what was asked of the device before.
     *
     * @return where the result will be until the next replay; owned by this object
     */
    NDArray replay();

    /** Gives the memory back. */
    @Override
    void close();
  }
}
