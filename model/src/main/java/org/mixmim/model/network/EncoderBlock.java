package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.TokenGroups;

/** A block of the encoder: window attention without shift, then the feed-forward half. */
final class EncoderBlock {
  static final double EPSILON = 1e-5;

  private final RelativePositions positions;
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
    this.attention = new SelfAttention(weights, name, EPSILON, config.heads().get(stage), tokens);
    this.feedForward = new FeedForward(weights, name, EPSILON, tokens);
  }

  /**
   * The block.
   *
   * @param tokens {@code [batch, side * side, channels]}, in the given order, taken over
   * @param order of the stage's tokens, and which of them see each other
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, TokenOrder order) {
    TokenGroups groups = order.groups(positions, tokens.getShape().get(0));
    return feedForward.apply(attention.apply(tokens, groups));
  }
}
