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
    this.positions = positions(weights);
    this.norm = weights.norm(name + ".norm1", EPSILON);
    this.attention =
        new SelfAttention(weights, name + ".attn", config.heads().get(stage), side * side);
    this.feedForward = new FeedForward(weights, name, EPSILON, side * side);
  }

  private NDArray positions(Weights weights) {
    NDArray table = weights.get(name + ".attn.relative_position_bias_table");
    return weights.kernels().attentionBias(RelativePositions.bias(table, window));
  }

  /**
   * The block.
   *
   * @param tokens {@code [batch, side * side, channels]}
   * @param masks keeps the two images of a mixture apart; absent for a plain image
   * @return like the tokens
   */
  NDArray apply(NDArray tokens, Optional<MaskTensors> masks) {
    NDArray bias = masks.map(m -> m.bias(name, stage, positions)).orElse(positions);
    NDArray windows = Windows.split(norm.apply(tokens), side, window);
    NDArray gathered = attention.gather(windows, Optional.of(bias));
    return feedForward.apply(project(gathered, tokens));
  }

  private NDArray project(NDArray gathered, NDArray tokens) {
    if (side == window) {
      return attention.projection().applyAdd(gathered, tokens);
    }
    return tokens.add(Windows.join(attention.projection().applyInner(gathered), side, window));
  }
}
