package org.mixmim.app.cli;

import org.mixmim.model.inference.ColourMode;

/** How {@code --colour} and what is told of a figure call the colour modes. */
enum Colour {
  RAW(ColourMode.AS_PREDICTED),
  ESTIMATED(ColourMode.ESTIMATED),
  TARGET(ColourMode.FROM_TARGET);

  private final ColourMode mode;

  Colour(ColourMode mode) {
    this.mode = mode;
  }

  ColourMode mode() {
    return mode;
  }

  /** What {@code --colour} calls a mode. */
  static Colour of(ColourMode mode) {
    return switch (mode) {
      case AS_PREDICTED -> RAW;
      case ESTIMATED -> ESTIMATED;
      case FROM_TARGET -> TARGET;
    };
  }

  /** The one that shows natural colours without looking at the original. */
  static Colour usual(boolean normalisedPixels) {
    return normalisedPixels ? ESTIMATED : RAW;
  }
}
