package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;
import org.mixmim.model.kernel.TensorKernels;

/** The first half of a block: norm, multi-head attention of the tokens, projection, residual. */
final class SelfAttention {
  private final TensorKernels kernels;
  private final NormLayer norm;
  private final LinearLayer queriesKeysValues;
  private final LinearLayer projection;
  private final int heads;

  SelfAttention(Weights weights, String block, double epsilon, int heads, int rows) {
    this.kernels = weights.kernels();
    this.norm = weights.norm(block + ".norm1", epsilon);
    this.queriesKeysValues = weights.linear(block + ".attn.qkv", rows);
    this.projection = weights.linear(block + ".attn.proj", rows);
    this.heads = heads;
  }

  /**
   * The half.
   *
   * @param tokens {@code [batch, tokens, channels]}, taken over
   * @param gather what the normalised tokens gather, by one of this object's methods
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, UnaryOperator<NDArray> gather) {
    return Scope.step(tokens, t -> projection.applyAdd(Scope.step(norm.apply(t), gather), t));
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
}
