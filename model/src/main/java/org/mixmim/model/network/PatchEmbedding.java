package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;

/**
 * Turns patches of pixels into tokens: a convolution whose stride is its size, which is one matrix
 * product over the patches, then layer norm.
 */
final class PatchEmbedding {
  private final int patch;
  private final int side;
  private final LinearLayer projection;
  private final NormLayer norm;

  PatchEmbedding(MixMimConfig config, Weights weights) {
    this.patch = config.patchSize();
    this.side = config.side(0);
    NDArray kernel = weights.get("patch_embed.proj.weight");
    this.projection =
        weights
            .kernels()
            .linear(
                kernel.reshape(config.width(), -1),
                Optional.of(weights.get("patch_embed.proj.bias")),
                side * side);
    this.norm = weights.norm("patch_embed.norm", EncoderBlock.EPSILON);
  }

  /**
   * Embeds.
   *
   * @param pixels {@code [batch, 3, height, width]}, normalised
   * @return {@code [batch, patches, channels]}
   */
  NDArray apply(NDArray pixels) {
    long batch = pixels.getShape().get(0);
    NDArray patches =
        pixels
            .reshape(batch, 3, side, patch, side, patch)
            .transpose(0, 2, 4, 1, 3, 5)
            .reshape(batch, (long) side * side, 3L * patch * patch);
    return norm.apply(projection.apply(patches));
  }
}
