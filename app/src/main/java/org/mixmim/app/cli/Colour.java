package org.mixmim.app.cli;

import org.mixmim.model.inference.ColourMode;

/** How {@code --colour} calls the colour modes. */
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

  /** The one that shows natural colours without looking at the original. */
  static Colour usual(boolean normalisedPixels) {
    return normalisedPixels ? ESTIMATED : RAW;
  }
}
