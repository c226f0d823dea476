package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/** A mask over the tokens of the stages, each cell's value enlarged to all of its tokens. */
final class StageMasks {
  private StageMasks() {}

  /**
   * The mask over the tokens of all stages, one stage after the other.
   *
   * @param config the network
   * @param mask over its grid of cells
   * @return of 0 and 1
   */
  static float[] all(MixMimConfig config, CellMask mask) {
    float[] all = new float[start(config, STAGES)];
    for (int stage = 0; stage < STAGES; stage++) {
      float[] values = values(config, mask, stage);
      System.arraycopy(values, 0, all, start(config, stage), values.length);
    }
    return all;
  }

  /** Where a stage begins among the tokens of all. */
  static int start(MixMimConfig config, int stage) {
    int start = 0;
    for (int before = 0; before < stage; before++) {
      start += config.side(before) * config.side(before);
    }
    return start;
  }

  /** The mask over a stage's tokens, row by row, of 0 and 1. */
  static float[] values(MixMimConfig config, CellMask mask, int stage) {
    boolean[] over = over(config, mask, stage);
    float[] values = new float[over.length];
    for (int token = 0; token < values.length; token++) {
      values[token] = over[token] ? 1 : 0;
    }
    return values;
  }

  /** The mask of every token of a stage, row by row. */
  static boolean[] over(MixMimConfig config, CellMask mask, int stage) {
    int side = config.side(stage);
    int enlargement = side / config.grid();
    boolean[] over = new boolean[side * side];
    for (int token = 0; token < over.length; token++) {
      over[token] = mask.get(token / side / enlargement, token % side / enlargement);
    }
    return over;
  }
}
