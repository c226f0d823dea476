package org.mixmim.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Which NVIDIA cards the running engine can use, and why it cannot use the others. */
final class CudaSupport {
  private final Supplier<List<NvidiaCard>> driver;
  private final boolean built;
  private final int seen;
  private final Map<Integer, Optional<EngineException>> tried = new ConcurrentHashMap<>();
  private Optional<List<NvidiaCard>> known = Optional.empty();

  /**
   * Looks at the machine.
   *
   * @param driver tells the cards that it knows; asked only if need be, since it may be slow
   * @param built whether the engine is built for CUDA
   * @param seen how many cards the engine says it sees
   */
  CudaSupport(Supplier<List<NvidiaCard>> driver, boolean built, int seen) {
    this.driver = driver;
    this.built = built;
    this.seen = seen;
  }

  /** How many cards there are, by whoever knows more of them. */
  int count() {
    return Math.max(cards().size(), seen);
  }

  private synchronized List<NvidiaCard> cards() {
    if (known.isEmpty()) {
      known = Optional.of(driver.get());
    }
    return known.get();
  }

  /** What the driver calls a card. */
  String name(int index) {
    return index < cards().size() ? cards().get(index).name() : "NVIDIA";
  }

  /** The cards that can be used; costs nothing where the engine is not built for them. */
  List<Device> usable() {
    return built
        ? IntStream.range(0, count())
            .filter(index -> reasonAgainst(index).isEmpty())
            .mapToObj(index -> new Device(Device.Kind.CUDA, index))
            .toList()
        : List.of();
  }

  /** Why a card cannot be used, if it cannot; tries it out at the first call. */
  Optional<EngineException> reasonAgainst(int index) {
    if (count() == 0) {
      return Optional.of(new EngineException(null, "engine.no-card"));
    }
    if (index >= count()) {
      return Optional.of(new EngineException(null, "engine.no-such-card", index, count()));
    }
    if (!built) {
      String driver = index < cards().size() ? cards().get(index).driver() : "?";
      return Optional.of(
          new EngineException(null, EngineException.NO_NATIVES, name(index), driver));
    }
    return tried.computeIfAbsent(index, CudaSupport::attempt);
  }

  private static Optional<EngineException> attempt(int index) {
    try (NDManager manager =
        NDManager.newBaseManager(
            new Device(Device.Kind.CUDA, index).toEngine(), TorchEngine.NAME)) {
      manager.ones(new Shape(1)).toFloatArray();
      return Optional.empty();
    } catch (RuntimeException | LinkageError failure) {
      // What follows the first line is advice for those who write kernels.
      String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      boolean full = reason.contains("out of memory");
      return Optional.of(
          new EngineException(
              failure, full ? "engine.cuda-full" : "engine.cuda-fails", reason, index));
    }
  }

  /** Of the engine that runs. */
  static CudaSupport ofEngine(boolean built) {
    int seen = Engine.getEngine(TorchEngine.NAME).getGpuCount();
    return new CudaSupport(new NvidiaSmi()::cards, built || seen > 0, seen);
  }
}
