package org.mixmim.app.classify;

import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.model.tensor.HostTensor;

/**
 * The regions a class rests on, ready to be laid over the picture: warm where covering a cell takes
 * the score down, cold where it lifts it, clear where it does nothing.
 *
 * @param label the class explained
 * @param falls {@code [grid, grid]}: how much the score falls
 */
record HeatMap(int label, HostTensor falls) {
  private static final int WARM = 0xff5a1f;
  private static final int COLD = 0x2f81f7;

  /** Below this a score's change is rounding, and the whole map stays clear. */
  private static final float LEAST_SCALE = 0.001f;

  /** The largest change of the score, up or down. */
  float largest() {
    float largest = 0;
    for (int i = 0; i < falls.length(); i++) {
      largest = Math.max(largest, Math.abs(falls.at(i)));
    }
    return largest;
  }

  float at(int row, int column) {
    return falls.at(row * falls.size(1) + column);
  }

  int grid() {
    return falls.size(0);
  }

  PixelFrame frame() {
    float scale = Math.max(LEAST_SCALE, largest());
    int[] argb = new int[falls.length()];
    for (int i = 0; i < argb.length; i++) {
      float share = falls.at(i) / scale;
      int opacity = Math.round(255 * Math.abs(share));
      argb[i] = opacity << 24 | (share > 0 ? WARM : COLD);
    }
    return PixelFrame.ofArgb(falls.size(1), falls.size(0), argb);
  }
}
