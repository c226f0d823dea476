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

  SelfAttention(Weights weights, String name, int heads, int rows) {
    this.kernels = weights.kernels();
    this.queriesKeysValues = weights.linear(name + ".qkv", rows);
    this.projection = weights.linear(name + ".proj", rows);
    this.heads = heads;
  }

  /**
   * What each token gathers from the others.
   *
   * @param tokens {@code [batch, tokens, channels]}, normalised
   * @param bias as {@link TensorKernels#attention} takes it
   * @return {@code [batch, tokens, channels]}, for the projection
   */
  NDArray gather(NDArray tokens, Optional<NDArray> bias) {
    return kernels.attention(queriesKeysValues.applyInner(tokens), heads, bias);
  }

  /**
   * What each token gathers from those of its own run.
   *
   * @param tokens {@code [batch, tokens, channels]}, normalised, run after run
   * @param bias as {@link TensorKernels#attentionInRuns} takes it
   * @param runs how many tokens each run has
   * @return {@code [batch, tokens, channels]}, for the projection
   */
  NDArray gatherInRuns(NDArray tokens, NDArray bias, int[] runs) {
    return kernels.attentionInRuns(queriesKeysValues.applyInner(tokens), heads, bias, runs);
  }

  /** The output projection. */
  LinearLayer projection() {
    return projection;
  }
}
