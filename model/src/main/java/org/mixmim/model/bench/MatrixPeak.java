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

  /** A card has computed a small product before it is told to begin. */
  private static final int SIDE_ON_CARDS = 8192;

  private final NDManager manager;
  private final LinearLayer layer;
  private final NDArray input;
  private final int side;
  private double best;

  MatrixPeak(Device device, KernelChoice float32) {
    this.manager = TorchEngine.newManager(device);
    TensorKernels kernels =
        float32.equals(KernelChoice.PLAIN)
            ? new NdArrayKernels()
            : new TorchScriptKernels(manager, float32);
    this.side = Device.isCard(manager) ? SIDE_ON_CARDS : SIDE;
    NDArray weight = manager.randomNormal(new Shape(side, side));
    this.layer = kernels.linear(weight, Optional.empty(), side);
    this.input = manager.randomNormal(new Shape(side, side));
  }

  /** Multiplies once more. */
  void measure() {
    TorchEngine.useThreads();
    long start = System.nanoTime();
    try (NDArray product = layer.apply(input);
        NDArray row = product.get(0);
        NDArray corner = row.get(0)) {
      // A card computes while the program goes on: only reading a number waits for it.
      corner.toFloatArray();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    best = Math.max(best, 2e-9 * side * side * side / seconds);
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
