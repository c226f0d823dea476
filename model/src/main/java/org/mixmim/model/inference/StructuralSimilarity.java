package org.mixmim.model.inference;

import java.util.Arrays;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * Structural similarity after Wang et al. (2004): windows of 7 x 7 pixels of equal weight, unbiased
 * variances, K1 = 0.01, K2 = 0.03, a range of 1; windows are cut at the picture's border.
 *
 * <p>Sums are kept while the window slides, over the rows for every column and over the columns for
 * the window, because this is computed after every painted cell.
 */
final class StructuralSimilarity {
  private static final int RADIUS = 3;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  /** Sums of a column: of a, b, a * a, b * b and a * b. */
  private static final int KINDS = 5;

  private final int height;
  private final int width;
  private final CellMask hidden;
  private final float[] a;
  private final float[] b;
  private final double[] columns;
  private final float[] map;

  private StructuralSimilarity(HostTensor a, HostTensor b, CellMask hidden) {
    this.height = a.size(1);
    this.width = a.size(2);
    this.hidden = hidden;
    this.a = a.toArray();
    this.b = b.toArray();
    this.columns = new double[KINDS * width];
    this.map = new float[height * width];
  }

  /**
   * The similarity around every pixel of the hidden cells, mean over the channels.
   *
   * @param a {@code [3, H, W]} in 0..1
   * @param b likewise
   * @param hidden the cells looked at
   * @return {@code [H, W]}, at most 1; 0 at other cells
   */
  static HostTensor map(HostTensor a, HostTensor b, CellMask hidden) {
    StructuralSimilarity similarity = new StructuralSimilarity(a, b, hidden);
    for (int channel = 0; channel < 3; channel++) {
      similarity.slideDown(channel);
    }
    return HostTensor.of(similarity.map, similarity.height, similarity.width);
  }

  private void slideDown(int channel) {
    int plane = channel * height * width;
    Arrays.fill(columns, 0);
    for (int y = 0; y < Math.min(RADIUS, height); y++) {
      add(plane + y * width, 1);
    }
    int cell = height / hidden.rows();
    for (int y = 0; y < height; y++) {
      int next = y + RADIUS;
      int past = next - 2 * RADIUS - 1;
      if (next < height) {
        add(plane + next * width, 1);
      }
      if (past >= 0) {
        add(plane + past * width, -1);
      }
      boolean[] looked = looked(y / cell);
      slideAcross(y, Math.min(next + 1, height) - Math.max(past + 1, 0), looked);
    }
  }

  /** Which cells of a row are looked at. */
  private boolean[] looked(int row) {
    boolean[] looked = new boolean[hidden.columns()];
    for (int column = 0; column < looked.length; column++) {
      looked[column] = hidden.get(row, column);
    }
    return looked;
  }

  /** Adds the row of pixels that begins there to the sums of the columns, or takes it away. */
  private void add(int row, double sign) {
    for (int x = 0; x < width; x++) {
      double one = a[row + x];
      double other = b[row + x];
      int at = KINDS * x;
      columns[at] += sign * one;
      columns[at + 1] += sign * other;
      columns[at + 2] += sign * one * one;
      columns[at + 3] += sign * other * other;
      columns[at + 4] += sign * one * other;
    }
  }

  private void slideAcross(int y, int rows, boolean[] looked) {
    int cell = width / looked.length;
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    int pixels = 0;
    double share = 0;
    double unbiased = 0;
    for (int next = 0; next < width + RADIUS; next++) {
      if (next < width) {
        int at = KINDS * next;
        sumA += columns[at];
        sumB += columns[at + 1];
        squaresA += columns[at + 2];
        squaresB += columns[at + 3];
        products += columns[at + 4];
      }
      int past = next - 2 * RADIUS - 1;
      if (past >= 0) {
        int at = KINDS * past;
        sumA -= columns[at];
        sumB -= columns[at + 1];
        squaresA -= columns[at + 2];
        squaresB -= columns[at + 3];
        products -= columns[at + 4];
      }
      int x = next - RADIUS;
      if (x >= 0 && looked[x / cell]) {
        int n = rows * (Math.min(next + 1, width) - Math.max(past + 1, 0));
        if (n != pixels) {
          // Only at the border; dividing for every pixel would take most of the time.
          pixels = n;
          share = 1.0 / n;
          unbiased = 1.0 / (n - 1);
        }
        double meanA = sumA * share;
        double meanB = sumB * share;
        double varianceA = (squaresA - sumA * meanA) * unbiased;
        double varianceB = (squaresB - sumB * meanB) * unbiased;
        double covariance = (products - sumA * meanB) * unbiased;
        double similarity =
            (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
        map[y * width + x] += (float) (similarity / 3);
      }
    }
  }
}
