package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;

/**
 * Merges 2x2 tokens into one of twice the width. The four lie in the order of the original release:
 * {@code (2 * column + row) * channels + channel}.
 */
final class PatchMerging {
  private final int side;
  private final NormLayer norm;
  private final LinearLayer reduction;

  PatchMerging(MixMimConfig config, Weights weights, int stage) {
    String name = "layers." + stage + ".downsample";
    this.side = config.side(stage);
    this.norm = weights.norm(name + ".norm", EncoderBlock.EPSILON);
    this.reduction = weights.linearWithoutBias(name + ".reduction", side * side / 4);
  }

  /** From {@code [batch, side^2, channels]} to {@code [batch, side^2 / 4, 2 * channels]}. */
  NDArray apply(NDArray tokens) {
    long batch = tokens.getShape().get(0);
    long channels = tokens.getShape().get(2);
    long half = side / 2;
    NDArray groups =
        tokens
            .reshape(batch, half, 2, half, 2, channels)
            .transpose(0, 1, 3, 4, 2, 5)
            .reshape(batch, half * half, 4 * channels);
    return reduction.apply(norm.apply(groups));
  }
}
