package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.mixmim.model.tensor.HostTensor;

/** Copies numbers between Java memory and the engine's. */
final class HostTransfer {
  private HostTransfer() {}

  /**
   * Copies to the engine.
   *
   * @param tensor the numbers
   * @param manager owns the result, on its device
   */
  static NDArray toEngine(HostTensor tensor, NDManager manager) {
    return manager.create(tensor.toBuffer(), new Shape(tensor.shape()), DataType.FLOAT32);
  }

  /** Copies an engine's array into Java memory. */
  static HostTensor toHost(NDArray array) {
    return HostTensor.of(array.toFloatArray(), array.getShape().getShape());
  }
}
