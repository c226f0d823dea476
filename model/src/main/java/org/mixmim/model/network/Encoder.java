package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.NormLayer;

/**
 * The hierarchical encoder (paper section 3.2). Results belong to the manager of the input; the
 * tokens given to {@link #encode} are taken over.
 */
public final class Encoder {
  private final PatchEmbedding patches;
  private final NDArray positions;
  private final List<List<EncoderBlock>> stages = new ArrayList<>();
  private final List<TokenOrder> orders = new ArrayList<>();
  private final List<PatchMerging> mergings = new ArrayList<>();
  private final NormLayer norm;

  /**
   * Builds the encoder.
   *
   * @param config the network
   * @param weights its parameters
   */
  public Encoder(MixMimConfig config, Weights weights) {
    this.patches = new PatchEmbedding(config, weights);
    this.positions = weights.get("absolute_pos_embed");
    for (int stage = 0; stage < STAGES; stage++) {
      List<EncoderBlock> blocks = new ArrayList<>();
      for (int block = 0; block < config.depths().get(stage); block++) {
        blocks.add(new EncoderBlock(config, weights, stage, block));
      }
      stages.add(blocks);
      orders.add(new WindowOrder(config.side(stage), config.windows().get(stage)));
      if (stage < STAGES - 1) {
        mergings.add(new PatchMerging(config, weights, stage));
      }
    }
    this.norm = weights.norm("norm", EncoderBlock.EPSILON);
  }

  /**
   * The patch tokens of images, before anything is mixed and without positions.
   *
   * @param pixels {@code [batch, 3, height, width]}, normalised; taken over
   * @return {@code [batch, tokens, width]}
   */
  public NDArray embed(NDArray pixels) {
    return Scope.step(pixels, patches::apply);
  }

  /**
   * Mixes the patch tokens of two images.
   *
   * @param own {@code [batch, tokens, width]}, kept where the mask is 0; not changed
   * @param other likewise, taken where the mask is 1
   * @param masks the mask
   * @return the mixed tokens, owned by the manager of {@code own}
   */
  public static NDArray mix(NDArray own, NDArray other, MaskTensors masks) {
    return own.mul(masks.inverse(0)).addi(other.mul(masks.tokens(0)));
  }

  private TokenOrder order(int stage, Optional<MaskTensors> masks) {
    return masks.flatMap(mask -> mask.order(stage)).orElse(orders.get(stage));
  }

  /**
   * Runs the stages and the final norm.
   *
   * @param tokens {@code [batch, tokens, width]}, taken over
   * @param masks of the mixture; absent for plain images
   * @param observer told of {@code stage1} to {@code stage4} and {@code norm}
   * @return {@code [batch, cells, feature width]}
   */
  public NDArray encode(NDArray tokens, Optional<MaskTensors> masks, NetworkObserver observer) {
    NDArray state = Scope.step(tokens, t -> t.add(positions));
    for (int stage = 0; stage < STAGES; stage++) {
      TokenOrder order = order(stage, masks);
      state = Scope.step(state, order::enter);
      for (EncoderBlock block : stages.get(stage)) {
        state = Scope.step(state, t -> block.apply(t, order));
        observer.blockDone();
      }
      state = Scope.step(state, order::leave);
      if (stage < STAGES - 1) {
        state = Scope.step(state, mergings.get(stage)::apply);
      }
      observer.tensor("stage" + (stage + 1), state);
    }
    NDArray features = Scope.step(state, norm::apply);
    observer.tensor("norm", features);
    return features;
  }
}
