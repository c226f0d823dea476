package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.LayerNorm;

/**
 * A layer norm over the last axis.
 *
 * @param weight {@code [channels]}, not owned
 * @param bias {@code [channels]}, not owned
 * @param epsilon added to the variance
 */
public record NormLayer(NDArray weight, NDArray bias, double epsilon) {
  /**
   * Normalises.
   *
   * @param input {@code [..., channels]}
   * @return like the input
   */
  public NDArray apply(NDArray input) {
    return LayerNorm.layerNorm(input, weight.getShape(), weight, bias, (float) epsilon)
        .singletonOrThrow();
  }
}
