package org.mixmim.model.bench;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.tensor.HostTensor;

/** Another implementation of the network, traced to TorchScript, in the same libtorch. */
final class TracedPeer implements AutoCloseable {
  private final Path file;
  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private final HostTensor input;
  private final Optional<HostTensor> mask;
  private boolean optimised;

  /**
   * Loads a file, which is code and runs: it must be the user's own. Then finds out in which of the
   * engine's two ways of running it is faster, and keeps to that.
   *
   * @param input {@code [N, 3, S, S]}
   * @param mask {@code [cells, cells]}, if it takes one
   * @throws BenchException if it is not there, cannot be read, is no TorchScript, or does not take
   *     this input
   */
  TracedPeer(Path file, Device device, HostTensor input, Optional<HostTensor> mask) {
    this.file = file;
    this.input = input;
    this.mask = mask;
    this.manager = (PtNDManager) TorchEngine.newManager(device);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      this.block = JniUtils.loadModule(manager, in, true, false);
      double plain = settle(false);
      this.optimised = settle(true) < plain;
    } catch (NoSuchFileException e) {
      manager.close();
      throw new BenchException(e, "bench.no-peer", file);
    } catch (IOException | EngineException e) {
      manager.close();
      throw new BenchException(e, "bench.peer-unreadable", file);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** The graph optimiser compiles in its first runs, so the last of some tells. */
  private double settle(boolean optimise) {
    optimised = optimise;
    run();
    run();
    double third = run().milliseconds();
    return Math.min(third, run().milliseconds());
  }

  /** An output and the milliseconds it took. */
  record Answer(HostTensor output, double milliseconds) {}

  /** One forward pass, from Java memory back to it. */
  Answer run() {
    TorchEngine.useThreads();
    JniUtils.setGraphExecutorOptimize(optimised);
    long start = System.nanoTime();
    try (NDManager scope = manager.newSubManager()) {
      HostTensor output = forward(scope);
      return new Answer(output, (System.nanoTime() - start) / 1e6);
    } catch (EngineException e) {
      throw new BenchException(e, "bench.peer-refuses", file);
    }
  }

  private HostTensor forward(NDManager scope) {
    List<IValue> arguments = new ArrayList<>();
    try {
      arguments.add(value(scope, input));
      mask.ifPresent(m -> arguments.add(value(scope, m)));
      try (IValue result =
          IValueUtils.runMethod(block, "forward", arguments.toArray(IValue[]::new))) {
        NDArray output = result.toTensor((PtNDManager) scope);
        return HostTensor.of(output.toFloatArray(), output.getShape().getShape());
      }
    } finally {
      arguments.forEach(IValue::close);
    }
  }

  private static IValue value(NDManager scope, HostTensor tensor) {
    return IValue.from((PtNDArray) scope.create(tensor.toArray(), new Shape(tensor.shape())));
  }

  @Override
  public void close() {
    manager.close();
  }
}
