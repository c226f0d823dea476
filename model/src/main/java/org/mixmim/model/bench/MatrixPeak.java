package org.mixmim.model.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NdArrayKernels;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.kernel.TorchScriptKernels;

/** The most that matrix products in float32 reach here: one large product, packed beforehand. */
final class MatrixPeak implements AutoCloseable {
  private static final int SIDE = 1024;

  private final NDManager manager;
  private final LinearLayer layer;
  private final NDArray input;
  private double best;

  MatrixPeak(Device device, KernelChoice float32) {
    this.manager = TorchEngine.newManager(device);
    TensorKernels kernels =
        float32.equals(KernelChoice.PLAIN)
            ? new NdArrayKernels()
            : new TorchScriptKernels(manager, float32);
    NDArray weight = manager.randomNormal(new Shape(SIDE, SIDE));
    this.layer = kernels.linear(weight, Optional.empty(), SIDE);
    this.input = manager.randomNormal(new Shape(SIDE, SIDE));
  }

  /** Multiplies once more. */
  void measure() {
    TorchEngine.useThreads();
    long start = System.nanoTime();
    layer.apply(input).close();
    double seconds = (System.nanoTime() - start) / 1e9;
    best = Math.max(best, 2e-9 * SIDE * SIDE * SIDE / seconds);
  }

  /** The best so far, in 1e9 operations a second. */
  double best() {
    return best;
  }

  @Override
  public void close() {
    manager.close();
  }
}
