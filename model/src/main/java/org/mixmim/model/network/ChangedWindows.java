package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/**
 * Which windows of every stage compute something else when a mask is painted over: in the first
 * stage those in which a token changed its image, later those that read from such a window.
 */
final class ChangedWindows {
  private final MixMimConfig config;
  private final List<BitSet> stages = new ArrayList<>();

  /**
   * Compares two masks over the same images.
   *
   * @param config the network
   * @param before the mask
   * @param after the mask as painted over
   */
  ChangedWindows(MixMimConfig config, CellMask before, CellMask after) {
    this.config = config;
    int enlargement = config.side(0) / config.grid();
    stages.add(
        windows(
            0,
            (row, column) ->
                before.get(row / enlargement, column / enlargement)
                    != after.get(row / enlargement, column / enlargement)));
    for (int stage = 1; stage < STAGES; stage++) {
      int finer = stage - 1;
      // The four tokens that are merged into one lie in one window, unless its side is odd.
      stages.add(
          windows(
              stage,
              (row, column) ->
                  isIn(finer, 2 * row, 2 * column)
                      || isIn(finer, 2 * row, 2 * column + 1)
                      || isIn(finer, 2 * row + 1, 2 * column)
                      || isIn(finer, 2 * row + 1, 2 * column + 1)));
    }
  }

  /** A property of a token. */
  @FunctionalInterface
  private interface TokenTest {
    boolean holds(int row, int column);
  }

  /**
   * The windows of a stage that have to be computed.
   *
   * @param stage from 0
   * @return numbered row by row
   */
  BitSet of(int stage) {
    return (BitSet) stages.get(stage).clone();
  }

  /**
   * Whether something of a stage can be kept.
   *
   * @param stage from 0
   * @return false if every window changed, or none, which is no painting
   */
  boolean isPart(int stage) {
    int across = across(stage);
    int changed = stages.get(stage).cardinality();
    return changed > 0 && changed < across * across;
  }

  private BitSet windows(int stage, TokenTest changed) {
    BitSet windows = new BitSet();
    for (int row = 0; row < config.side(stage); row++) {
      for (int column = 0; column < config.side(stage); column++) {
        if (changed.holds(row, column)) {
          windows.set(window(stage, row, column));
        }
      }
    }
    return windows;
  }

  private boolean isIn(int stage, int row, int column) {
    return stages.get(stage).get(window(stage, row, column));
  }

  private int window(int stage, int row, int column) {
    int window = config.windows().get(stage);
    return row / window * across(stage) + column / window;
  }

  private int across(int stage) {
    return config.side(stage) / config.windows().get(stage);
  }
}
