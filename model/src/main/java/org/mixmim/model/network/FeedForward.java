package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;

/** The second half of a block: norm, two layers with GELU between, residual. */
final class FeedForward {
  private final NormLayer norm;
  private final LinearLayer widen;
  private final LinearLayer narrow;

  FeedForward(Weights weights, String block, double epsilon, int rows) {
    this.norm = weights.norm(block + ".norm2", epsilon);
    this.widen = weights.linear(block + ".mlp.fc1", rows);
    this.narrow = weights.linear(block + ".mlp.fc2", rows);
  }

  /** From tokens {@code [batch, tokens, channels]}, taken over, to the same. */
  NDArray apply(NDArray tokens) {
    return Scope.step(tokens, t -> narrow.applyAdd(Scope.step(norm.apply(t), widen::applyGelu), t));
  }
}
