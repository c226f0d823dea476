package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.NormLayer;

/** A block of the encoder: window attention without shift, then the feed-forward half. */
final class EncoderBlock {
  static final double EPSILON = 1e-5;

  private final String name;
  private final int stage;
  private final int side;
  private final int window;
  private final NDArray positions;
  private final NormLayer norm;
  private final SelfAttention attention;
  private final FeedForward feedForward;

  EncoderBlock(MixMimConfig config, Weights weights, int stage, int index) {
    this.name = "layers." + stage + ".blocks." + index;
    this.stage = stage;
    this.side = config.side(stage);
    this.window = config.windows().get(stage);
    this.positions =
        RelativePositions.bias(weights.get(name + ".attn.relative_position_bias_table"), window);
    this.norm = weights.norm(name + ".norm1", EPSILON);
    this.attention = new SelfAttention(weights, name + ".attn", config.heads().get(stage));
    this.feedForward = new FeedForward(weights, name, EPSILON);
  }

  /**
   * The block.
   *
   * @param tokens {@code [batch, side * side, channels]}
   * @param masks keeps the two images of a mixture apart; absent for a plain image
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, Optional<MaskTensors> masks) {
    int batch = Math.toIntExact(tokens.getShape().get(0));
    NDArray bias = masks.map(m -> m.bias(name, stage, batch, positions)).orElse(positions);
    NDArray windows = Windows.split(norm.apply(tokens), side, window);
    NDArray gathered = attention.gather(windows, Optional.of(bias));
    return feedForward.apply(project(gathered, tokens));
  }

  private NDArray project(NDArray gathered, NDArray tokens) {
    if (side == window) {
      return attention.projection().applyAdd(gathered, tokens);
    }
    return Windows.join(attention.projection().apply(gathered), side, window).add(tokens);
  }
}
