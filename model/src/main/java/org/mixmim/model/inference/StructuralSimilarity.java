package org.mixmim.model.inference;

import java.util.Arrays;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * Structural similarity after Wang et al. (2004): windows of 7 x 7 pixels of equal weight, unbiased
 * variances, K1 = 0.01, K2 = 0.03, a range of 1; windows are cut at the picture's border.
 */
final class StructuralSimilarity {
  private static final int RADIUS = 3;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private StructuralSimilarity() {}

  /**
   * The similarity around every pixel of the hidden cells, mean over the channels.
   *
   * @param a {@code [3, H, W]} in 0..1
   * @param b likewise
   * @param hidden the cells looked at
   * @return {@code [H, W]}, at most 1; 0 at other cells
   */
  static HostTensor map(HostTensor a, HostTensor b, CellMask hidden) {
    int height = a.size(1);
    int width = a.size(2);
    int cell = width / hidden.columns();
    float[] map = new float[height * width];
    Sums sums = new Sums(height, width);
    for (int channel = 0; channel < 3; channel++) {
      sums.fill(a, b, channel);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (hidden.get(y / cell, x / cell)) {
            map[y * width + x] += (float) (sums.similarity(y, x) / 3);
          }
        }
      }
    }
    return HostTensor.of(map, height, width);
  }

  /** Sums over rectangles that begin at the upper left corner, of one channel. */
  private static final class Sums {
    private static final int KINDS = 5;

    private final int height;
    private final int width;
    private final double[] corners;
    private final double[] row = new double[KINDS];
    private final double[] window = new double[KINDS];

    Sums(int height, int width) {
      this.height = height;
      this.width = width;
      this.corners = new double[(height + 1) * (width + 1) * KINDS];
    }

    void fill(HostTensor a, HostTensor b, int channel) {
      int plane = channel * height * width;
      for (int y = 0; y < height; y++) {
        Arrays.fill(row, 0);
        for (int x = 0; x < width; x++) {
          double one = a.at(plane + y * width + x);
          double other = b.at(plane + y * width + x);
          row[0] += one;
          row[1] += other;
          row[2] += one * one;
          row[3] += other * other;
          row[4] += one * other;
          int above = KINDS * (y * (width + 1) + x + 1);
          int at = above + KINDS * (width + 1);
          for (int kind = 0; kind < KINDS; kind++) {
            corners[at + kind] = corners[above + kind] + row[kind];
          }
        }
      }
    }

    double similarity(int y, int x) {
      int top = Math.max(0, y - RADIUS);
      int bottom = Math.min(height, y + RADIUS + 1);
      int left = Math.max(0, x - RADIUS);
      int right = Math.min(width, x + RADIUS + 1);
      double n = (bottom - top) * (double) (right - left);
      int upper = top * (width + 1);
      int lower = bottom * (width + 1);
      for (int kind = 0; kind < KINDS; kind++) {
        window[kind] =
            corners[KINDS * (lower + right) + kind]
                - corners[KINDS * (upper + right) + kind]
                - corners[KINDS * (lower + left) + kind]
                + corners[KINDS * (upper + left) + kind];
      }
      double meanA = window[0] / n;
      double meanB = window[1] / n;
      double varianceA = (window[2] - n * meanA * meanA) / (n - 1);
      double varianceB = (window[3] - n * meanB * meanB) / (n - 1);
      double covariance = (window[4] - n * meanA * meanB) / (n - 1);
      return (2 * meanA * meanB + C1)
          * (2 * covariance + C2)
          / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }
  }
}
