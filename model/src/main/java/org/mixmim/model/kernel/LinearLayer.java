package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;

/**
 * A fully connected layer and the operations that can be fused into it. Inputs may be float32 or
 * what {@link #applyInner}, {@link #applyGelu} or {@link TensorKernels#attention} returned.
 */
public interface LinearLayer {
  /**
   * The layer alone.
   *
   * @param input {@code [..., in]}
   * @return {@code [..., out]}, float32
   */
  NDArray apply(NDArray input);

  /**
   * The layer alone, for a value that only other kernels read.
   *
   * @param input {@code [..., in]}
   * @return {@code [..., out]} in the kernels' own number format
   */
  NDArray applyInner(NDArray input);

  /**
   * The layer, then GELU in its exact form (by the error function).
   *
   * @param input {@code [..., in]}
   * @return {@code [..., out]} in the kernels' own number format
   */
  NDArray applyGelu(NDArray input);

  /**
   * The layer, then a residual connection.
   *
   * @param input {@code [..., in]}
   * @param residual {@code [..., out]}, float32, unchanged
   * @return {@code [..., out]}, float32
   */
  NDArray applyAdd(NDArray input, NDArray residual);

  /**
   * Whether the layer still reads the weight it was made of. A layer that keeps a packed copy does
   * not; then the weight may be closed.
   *
   * @return true if the weight must stay open
   */
  boolean readsWeight();
}
