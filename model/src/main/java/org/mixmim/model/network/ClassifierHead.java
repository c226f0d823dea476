package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.kernel.LinearLayer;

/** The classifier's end: the mean over all tokens, then one linear layer. */
public final class ClassifierHead {
  private final LinearLayer head;

  /**
   * Builds the head.
   *
   * @param weights its parameters
   */
  public ClassifierHead(Weights weights) {
    this.head = weights.linear("head", 1);
  }

  /**
   * The pooled features of images.
   *
   * @param features {@code [batch, cells, feature width]}, taken over
   * @return {@code [batch, feature width]}
   */
  public static NDArray pool(NDArray features) {
    return Scope.step(features, f -> f.mean(new int[] {1}));
  }

  /**
   * The score of every class.
   *
   * @param pooled {@code [batch, feature width]}, taken over
   * @return logits {@code [batch, classes]}
   */
  public NDArray logits(NDArray pooled) {
    return Scope.step(pooled, head::apply);
  }
}
