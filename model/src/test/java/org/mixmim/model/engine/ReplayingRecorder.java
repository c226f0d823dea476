package org.mixmim.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * As a card's recordings do, these replay on what lies where the recorded pass read, and leave the
 * result in one place.
 */
public class ReplayingRecorder implements PassRecorder {
  /** Whether it can record. */
  public boolean able = true;

  /** How often it was asked to. */
  public int asked;

  /** How many replays there were. */
  public int replayed;

  /** How many recordings are open. */
  public int open;

  @Override
  public Optional<Recording> record(Supplier<NDArray> pass) {
    asked++;
    if (!able) {
      return Optional.empty();
    }
    pass.get().close();
    // A script's result cannot be written to; its copy can.
    NDArray recorded = recorded(pass);
    NDArray output = recorded.duplicate();
    recorded.close();
    open++;
    return Optional.of(
        new Recording() {
          @Override
          public NDArray replay() {
            replayed++;
            try (NDArray result = pass.get()) {
              output.set(new NDIndex(":"), result);
            }
            return output;
          }

          @Override
          public void close() {
            open--;
            output.close();
          }
        });
  }

  /** The run that a card would record. */
  protected NDArray recorded(Supplier<NDArray> pass) {
    return pass.get();
  }
}
