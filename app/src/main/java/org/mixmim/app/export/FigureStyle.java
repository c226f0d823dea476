package org.mixmim.app.export;

/**
 * How a figure is drawn.
 *
 * @param scale pixels of a PNG for a pixel of the pictures, 1 to {@value #LARGEST_SCALE}
 * @param captions whether titles, details and the footer are drawn
 * @param dark light text on a dark page
 */
public record FigureStyle(int scale, boolean captions, boolean dark) {
  /** The largest scale of a PNG. */
  public static final int LARGEST_SCALE = 8;

  /** Twice the pictures' pixels, with captions, on white. */
  public static final FigureStyle DEFAULT = new FigureStyle(2, true, false);

  /** Checks the scale. */
  public FigureStyle {
    if (scale < 1 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException("a scale is 1 to " + LARGEST_SCALE);
    }
  }

  /**
   * The page's colour.
   *
   * @return {@code 0xRRGGBB}
   */
  int page() {
    return dark ? 0x0d1117 : 0xffffff;
  }

  /**
   * A text's colour.
   *
   * @param muted whether it is a detail
   * @return {@code 0xRRGGBB}
   */
  int ink(boolean muted) {
    if (muted) {
      return dark ? 0x9198a1 : 0x59636e;
    }
    return dark ? 0xf0f6fc : 0x1f2328;
  }
}
