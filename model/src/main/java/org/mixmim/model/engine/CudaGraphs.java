package org.mixmim.model.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what NVIDIA cards are asked for. The way of an operation to a card takes longer than most
 * of the network's operations take there: a recorded pass takes a third to two thirds of the time.
 */
final class CudaGraphs {
  private static final Logger LOG = LoggerFactory.getLogger(CudaGraphs.class);

  /** Free memory that a card must have: what libtorch says when it runs out ends the program. */
  private static final long ROOM = 1L << 30;

  private final CudaFunctions functions;
  private final Map<Integer, MemorySegment> streams = new HashMap<>();
  private Optional<MemorySegment> spoilt = Optional.empty();

  CudaGraphs(CudaFunctions functions) {
    this.functions = functions;
  }

  /**
   * As {@link PassRecorder#record}, on one of the cards.
   *
   * @param device an NVIDIA card
   */
  synchronized Optional<PassRecorder.Recording> record(Device device, Supplier<NDArray> pass) {
    int before = functions.currentDevice();
    if (spoilt.isPresent() || !functions.useDevice(device.index())) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usual = functions.currentStream(arena, device.index());
      MemorySegment own = streams.computeIfAbsent(device.index(), functions::streamFromPool);
      functions.useStream(own);
      try {
        pass.get().close();
        TorchEngine.releaseFreed(device);
        return functions.synchronise() && functions.freeMemory() >= ROOM
            ? record(own, pass)
            : Optional.empty();
      } finally {
        functions.useStream(usual);
      }
    } catch (EngineException failure) {
      LOG.info("a pass on {} cannot be recorded", device, failure);
      return Optional.empty();
    } finally {
      functions.useDevice(before);
    }
  }

  /** Ends what it began, unless that was spoilt: then what is left of it is to be left alone. */
  private Optional<PassRecorder.Recording> record(MemorySegment stream, Supplier<NDArray> pass) {
    MemorySegment graph = functions.newGraph();
    Optional<NDArray> output = Optional.empty();
    functions.begin(graph);
    try {
      output = Optional.of(pass.get());
    } finally {
      if (!functions.isCapturing(stream)) {
        spoilt = Optional.of(graph);
        LOG.info("a card was asked for what cannot be recorded; nothing will be from now on");
      } else {
        functions.end(graph);
        if (output.isEmpty()) {
          functions.destroy(graph);
        }
      }
    }
    if (spoilt.isPresent()) {
      output.ifPresent(NDArray::close);
      return Optional.empty();
    }
    return output.map(result -> new CudaGraph(functions, graph, result));
  }
}
