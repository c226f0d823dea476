package org.mixmim.model.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shape of a network: everything that the code needs to know beyond the numbers themselves.
 *
 * @param imageSize side of the square input in pixels
 * @param patchSize side of a patch in pixels
 * @param width channels of a token in stage 1; every stage doubles it
 * @param depths blocks of each stage
 * @param heads attention heads of each stage
 * @param windows side of the attention window of each stage in tokens, at most the stage's side
 * @param decoder the dual decoder of a pretraining model
 * @param classes how many classes a classifier tells apart
 */
public record MixMimConfig(
    int imageSize,
    int patchSize,
    int width,
    List<Integer> depths,
    List<Integer> heads,
    List<Integer> windows,
    Optional<DecoderConfig> decoder,
    OptionalInt classes) {
  /** Stages of the hierarchy. */
  public static final int STAGES = 4;

  /** Checks that the parts fit each other. */
  public MixMimConfig {
    depths = List.copyOf(depths);
    heads = List.copyOf(heads);
    windows = List.copyOf(windows);
    if (depths.size() != STAGES || heads.size() != STAGES || windows.size() != STAGES) {
      throw new ConfigException("config.stages", depths.size());
    }
    int cell = patchSize << (STAGES - 1);
    if (imageSize < cell || imageSize % cell != 0) {
      throw new ConfigException("config.image-size", imageSize, cell);
    }
    for (int stage = 0; stage < STAGES; stage++) {
      int side = (imageSize / patchSize) >> stage;
      if (windows.get(stage) < 1 || side % windows.get(stage) != 0) {
        throw new ConfigException("config.window", stage + 1, windows.get(stage), side);
      }
      if (heads.get(stage) < 1 || (width << stage) % heads.get(stage) != 0) {
        throw new ConfigException("config.heads", stage + 1, width << stage, heads.get(stage));
      }
    }
  }

  /**
   * Side of a cell in pixels: the part of the picture that one token of the last stage stands for.
   *
   * @return 32 for patches of 4
   */
  public int cellSize() {
    return patchSize << (STAGES - 1);
  }

  /**
   * Cells across and down.
   *
   * @return 7 at 224 pixels
   */
  public int grid() {
    return imageSize / cellSize();
  }

  /**
   * Tokens across and down in a stage.
   *
   * @param stage from 0
   * @return 56 in stage 0 at 224 pixels
   */
  public int side(int stage) {
    return (imageSize / patchSize) >> stage;
  }

  /**
   * Channels of a token in a stage.
   *
   * @param stage from 0
   * @return the width of stage 1, doubled by every stage since
   */
  public int width(int stage) {
    return width << stage;
  }

  /**
   * Channels of the features that a classifier sees.
   *
   * @return the width of the last stage
   */
  public int featureWidth() {
    return width(STAGES - 1);
  }

  /**
   * This network's encoder with another end.
   *
   * @param newDecoder the decoder, if any
   * @param newClasses the classes, if any
   * @return a new configuration
   */
  public MixMimConfig with(Optional<DecoderConfig> newDecoder, OptionalInt newClasses) {
    return new MixMimConfig(
        imageSize, patchSize, width, depths, heads, windows, newDecoder, newClasses);
  }
}
