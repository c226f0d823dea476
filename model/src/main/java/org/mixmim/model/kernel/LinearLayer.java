package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;

/** A fully connected layer and the operations that can be fused into it. */
public interface LinearLayer {
  /**
   * The layer alone.
   *
   * @param input {@code [..., in]}
   * @return {@code [..., out]}
   */
  NDArray apply(NDArray input);

  /**
   * The layer, then GELU in its exact form (by the error function).
   *
   * @param input {@code [..., in]}
   * @return {@code [..., out]}
   */
  NDArray applyGelu(NDArray input);

  /**
   * The layer, then a residual connection.
   *
   * @param input {@code [..., in]}
   * @param residual {@code [..., out]}, unchanged
   * @return {@code [..., out]}
   */
  NDArray applyAdd(NDArray input, NDArray residual);
}
