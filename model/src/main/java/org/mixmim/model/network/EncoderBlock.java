package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.NormLayer;

/** A block of the encoder: window attention without shift, then the feed-forward half. */
final class EncoderBlock {
  static final double EPSILON = 1e-5;

  private final RelativePositions positions;
  private final NormLayer norm;
  private final SelfAttention attention;
  private final FeedForward feedForward;

  EncoderBlock(MixMimConfig config, Weights weights, int stage, int index) {
    String name = "layers." + stage + ".blocks." + index;
    int tokens = config.side(stage) * config.side(stage);
    this.positions =
        new RelativePositions(
            weights.kernels(),
            weights.get(name + ".attn.relative_position_bias_table"),
            config.windows().get(stage));
    this.norm = weights.norm(name + ".norm1", EPSILON);
    this.attention = new SelfAttention(weights, name + ".attn", config.heads().get(stage), tokens);
    this.feedForward = new FeedForward(weights, name, EPSILON, tokens);
  }

  /**
   * The block.
   *
   * @param tokens {@code [batch, side * side, channels]}, in the given order
   * @param order of the stage's tokens, and which of them see each other
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, TokenOrder order) {
    NDArray gathered = order.gather(attention, positions, norm.apply(tokens));
    return feedForward.apply(attention.projection().applyAdd(gathered, tokens));
  }
}
