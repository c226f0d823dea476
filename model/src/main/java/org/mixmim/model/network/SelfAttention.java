package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.TensorKernels;

/** Multi-head attention of tokens among themselves, up to its output projection. */
final class SelfAttention {
  private final TensorKernels kernels;
  private final LinearLayer queriesKeysValues;
  private final LinearLayer projection;
  private final int heads;

  SelfAttention(Weights weights, String name, int heads) {
    this.kernels = weights.kernels();
    this.queriesKeysValues = weights.linear(name + ".qkv");
    this.projection = weights.linear(name + ".proj");
    this.heads = heads;
  }

  /**
   * What each token gathers from the others.
   *
   * @param tokens {@code [batch, tokens, channels]}, normalised
   * @param bias {@code [1 or batch, heads, tokens, tokens]}
   * @return {@code [batch, tokens, channels]}
   */
  NDArray gather(NDArray tokens, Optional<NDArray> bias) {
    long batch = tokens.getShape().get(0);
    long length = tokens.getShape().get(1);
    long channels = tokens.getShape().get(2);
    NDArray all =
        queriesKeysValues
            .apply(tokens)
            .reshape(batch, length, 3, heads, channels / heads)
            .transpose(2, 0, 3, 1, 4);
    return kernels
        .attention(all.get(0), all.get(1), all.get(2), bias)
        .transpose(0, 2, 1, 3)
        .reshape(batch, length, channels);
  }

  /** The output projection. */
  LinearLayer projection() {
    return projection;
  }
}
