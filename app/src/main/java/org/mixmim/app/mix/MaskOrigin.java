package org.mixmim.app.mix;

import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;

/** Where a mask came from. */
public enum MaskOrigin {
  /** Cells drawn at random. */
  RANDOM,
  /** One rectangle. */
  BLOCK,
  /** Every second cell. */
  CHECKERBOARD,
  /** The right half. */
  HALF,
  /** A hand, or a file. */
  PAINTED;

  /** Makes the mask anew; a painted one has no rule, so it becomes a random one. */
  CellMask fill(double ratio, long seed, int grid) {
    MaskPattern pattern =
        switch (this) {
          case RANDOM, PAINTED -> new MaskPattern.Random(ratio, seed);
          case BLOCK -> new MaskPattern.Block(ratio, seed);
          case CHECKERBOARD -> new MaskPattern.Checkerboard();
          case HALF -> new MaskPattern.Half();
        };
    return pattern.fill(grid, grid);
  }

  /** Whether the ratio and the seed shape the mask. */
  boolean drawn() {
    return this == RANDOM || this == BLOCK;
  }
}
