package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.kernel.TokenGroups;

/** The first half of a block: norm, multi-head attention of the tokens, projection, residual. */
final class SelfAttention {
  private final TensorKernels kernels;
  private final NormLayer norm;
  private final LinearLayer queriesKeysValues;
  private final LinearLayer projection;
  private final int heads;
  private final Optional<BiFunction<NDArray, TokenGroups, NDArray>> fused;

  SelfAttention(Weights weights, String block, double epsilon, int heads, int rows) {
    this.kernels = weights.kernels();
    this.norm = weights.norm(block + ".norm1", epsilon);
    this.queriesKeysValues = weights.linear(block + ".attn.qkv", rows);
    this.projection = weights.linear(block + ".attn.proj", rows);
    this.heads = heads;
    this.fused = kernels.attentionHalf(norm, queriesKeysValues, heads, projection);
  }

  /**
   * The half.
   *
   * @param tokens {@code [batch, tokens, channels]}, taken over
   * @param groups which of them see each other
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, TokenGroups groups) {
    return Scope.step(
        tokens, t -> fused.map(half -> half.apply(t, groups)).orElseGet(() -> inSteps(t, groups)));
  }

  private NDArray inSteps(NDArray tokens, TokenGroups groups) {
    NDArray gathered = Scope.step(norm.apply(tokens), normalised -> gather(normalised, groups));
    return projection.applyAdd(gathered, tokens);
  }

  /** What each token gathers from those it sees. */
  private NDArray gather(NDArray normalised, TokenGroups groups) {
    return kernels.attention(queriesKeysValues.applyInner(normalised), heads, groups);
  }
}
