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
    NDArray state = start(tokens);
    for (int stage = 0; stage < STAGES; stage++) {
      state = blocks(state, stage, order(stage, masks), observer);
      state = finish(state, stage, observer);
    }
    return normalised(state, observer);
  }

  /**
   * The same for one mixture whose mask is being painted: of the stages that the memory knows, only
   * the windows that the painting reached are computed.
   *
   * @param tokens {@code [1, tokens, width]}, taken over
   * @param masks of the mixture
   * @param memory of the same images; afterwards it knows this pass, unless the pass was ended
   *     early
   * @param observer told of the stages, of {@code stage1} to {@code stage4} and {@code norm}
   * @return {@code [1, cells, feature width]}
   */
  public NDArray encode(
      NDArray tokens, RunMask masks, StageMemory memory, NetworkObserver observer) {
    try (StageMemory.Pass pass = memory.begin(masks)) {
      NDArray state = start(tokens);
      for (int stage = 0; stage < STAGES; stage++) {
        Optional<TokenOrder> part = pass.order(stage);
        observer.stage(part.isEmpty());
        TokenOrder order = part.isPresent() ? part.get() : order(stage, Optional.of(masks));
        state = blocks(state, stage, order, observer);
        pass.keep(stage, state);
        state = finish(state, stage, observer);
      }
      pass.end();
      return normalised(state, observer);
    }
  }

  private NDArray start(NDArray tokens) {
    return Scope.step(tokens, t -> t.add(positions));
  }

  private NDArray blocks(NDArray tokens, int stage, TokenOrder order, NetworkObserver observer) {
    NDArray state = Scope.step(tokens, order::enter);
    for (EncoderBlock block : stages.get(stage)) {
      state = block.apply(state, order);
      observer.blockDone();
    }
    return Scope.step(state, order::leave);
  }

  private NDArray finish(NDArray tokens, int stage, NetworkObserver observer) {
    NDArray state = stage < STAGES - 1 ? Scope.step(tokens, mergings.get(stage)::apply) : tokens;
    observer.tensor("stage" + (stage + 1), state);
    return state;
  }

  private NDArray normalised(NDArray tokens, NetworkObserver observer) {
    NDArray features = Scope.step(tokens, norm::apply);
    observer.tensor("norm", features);
    return features;
  }
}
