package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;

/** The second half of a block: norm, two layers with GELU between, residual. */
final class FeedForward {
  private final NormLayer norm;
  private final LinearLayer widen;
  private final LinearLayer narrow;
  private final Optional<UnaryOperator<NDArray>> fused;

  FeedForward(Weights weights, String block, double epsilon, int rows) {
    this.norm = weights.norm(block + ".norm2", epsilon);
    this.widen = weights.linear(block + ".mlp.fc1", rows);
    this.narrow = weights.linear(block + ".mlp.fc2", rows);
    this.fused = weights.kernels().feedForwardHalf(norm, widen, narrow);
  }

  /** From tokens {@code [batch, tokens, channels]}, taken over, to the same. */
  NDArray apply(NDArray tokens) {
    return Scope.step(tokens, t -> fused.map(half -> half.apply(t)).orElseGet(() -> inSteps(t)));
  }

  private NDArray inSteps(NDArray tokens) {
    return narrow.applyAdd(Scope.step(norm.apply(tokens), widen::applyGelu), tokens);
  }
}
