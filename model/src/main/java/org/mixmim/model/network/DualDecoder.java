package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;
import org.mixmim.model.kernel.TokenGroups;

/**
 * Unmixes the encoder's output and reconstructs both images in one batch (paper section 3.3): one
 * stream sees A's tokens with the mask token where B's were, the other sees B's.
 */
public final class DualDecoder {
  private final LinearLayer embedding;
  private final NDArray maskToken;
  private final NDArray positions;
  private final List<DecoderBlock> blocks = new ArrayList<>();
  private final NormLayer norm;
  private final LinearLayer prediction;

  /**
   * Builds the decoder.
   *
   * @param config of the decoder
   * @param weights its parameters
   */
  public DualDecoder(DecoderConfig config, Weights weights) {
    this.positions = weights.get("decoder_pos_embed");
    int cells = Math.toIntExact(positions.getShape().get(1));
    this.embedding = weights.linear("decoder_embed", cells);
    this.maskToken = weights.get("mask_token");
    for (int block = 0; block < config.depth(); block++) {
      blocks.add(new DecoderBlock(config, weights, block, 2 * cells));
    }
    this.norm = weights.norm("decoder_norm", config.epsilon());
    this.prediction = weights.linear("decoder_pred", 2 * cells);
  }

  /**
   * Reconstructs.
   *
   * @param features {@code [batch, cells, feature width]} of mixtures, taken over
   * @param masks the mask of the mixtures
   * @param observer told of {@code dec_in}, {@code dec_blk0} and on, {@code dec_norm}
   * @return {@code [2 * batch, cells, 3 * cell * cell]}: first what is predicted from the tokens
   *     where the mask is 0 ({@code x1_rec}), then from those where it is 1 ({@code x2_rec})
   */
  public NDArray reconstruct(NDArray features, MaskTensors masks, NetworkObserver observer) {
    NDArray state = Scope.step(features, f -> streams(f, masks));
    observer.tensor("dec_in", state);
    for (int block = 0; block < blocks.size(); block++) {
      state = blocks.get(block).apply(state);
      observer.tensor("dec_blk" + block, state);
      observer.blockDone();
    }
    state = Scope.step(state, norm::apply);
    observer.tensor("dec_norm", state);
    return Scope.step(state, prediction::apply);
  }

  private NDArray streams(NDArray features, MaskTensors masks) {
    NDArray mask = masks.tokens(STAGES - 1);
    NDArray inverse = masks.inverse(STAGES - 1);
    NDArray embedded = embedding.apply(features);
    NDArray token = embedded.zerosLike().addi(maskToken);
    NDArray own = embedded.mul(inverse).addi(token.mul(mask));
    NDArray other = embedded.mul(mask).addi(token.mul(inverse));
    return NDArrays.concat(new NDList(own, other), 0).add(positions);
  }

  /** A plain transformer block; every cell sees every cell. */
  private static final class DecoderBlock {
    private final SelfAttention attention;
    private final FeedForward feedForward;

    DecoderBlock(DecoderConfig config, Weights weights, int index, int rows) {
      String name = "decoder_blocks." + index;
      this.attention = new SelfAttention(weights, name, config.epsilon(), config.heads(), rows);
      this.feedForward = new FeedForward(weights, name, config.epsilon(), rows);
    }

    /** From tokens {@code [batch, cells, width]}, taken over, to the same. */
    NDArray apply(NDArray tokens) {
      int cells = Math.toIntExact(tokens.getShape().get(1));
      TokenGroups all = new TokenGroups.Windows(cells, Optional.empty());
      return feedForward.apply(attention.apply(tokens, all));
    }
  }
}
