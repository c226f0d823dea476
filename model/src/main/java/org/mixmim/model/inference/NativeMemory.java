package org.mixmim.model.inference;

import ai.djl.engine.EngineException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mixmim.model.engine.Device;

/** What is done when memory runs out. */
final class NativeMemory {
  /** What allocators say; an illegal memory access, say, is another matter. */
  private static final Pattern FULL =
      Pattern.compile(
          "(out of|not enough|can't allocate|cannot allocate) memory|ALLOC_FAILED",
          Pattern.CASE_INSENSITIVE);

  private NativeMemory() {}

  /**
   * Turns the engine's and Java's words for too little memory into one that says what to do.
   *
   * @param model what to call the model
   * @param device whose memory may run out
   * @param body what needs memory
   */
  static <T> T guarded(String model, Device device, Supplier<T> body) {
    try {
      return body.get();
    } catch (OutOfMemoryError full) {
      throw new InferenceException(full, "inference.memory", model);
    } catch (EngineException failure) {
      if (!isFull(failure)) {
        throw failure;
      }
      throw device.kind() == Device.Kind.CPU
          ? new InferenceException(failure, "inference.memory", model)
          : new InferenceException(failure, InferenceException.CARD_FULL, model, device.toString());
    }
  }

  /**
   * The same, but on a card, whose memory is small, what is kept for later calls is released and
   * the work done once more before it fails.
   *
   * @param release gives memory back
   */
  static <T> T persistent(String model, Device device, Supplier<T> body, Runnable release) {
    if (device.kind() == Device.Kind.CPU) {
      return guarded(model, device, body);
    }
    try {
      return body.get();
    } catch (EngineException failure) {
      if (!isFull(failure)) {
        throw failure;
      }
      release.run();
      return guarded(model, device, body);
    }
  }

  private static boolean isFull(EngineException failure) {
    return FULL.matcher(Optional.ofNullable(failure.getMessage()).orElse("")).find();
  }
}
