package org.mixmim.model.inference;

import java.util.function.IntToDoubleFunction;
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
   * The similarity around every pixel, mean over the channels.
   *
   * @param a {@code [3, H, W]} in 0..1
   * @param b likewise
   * @return {@code [H, W]}, at most 1
   */
  static HostTensor map(HostTensor a, HostTensor b) {
    int height = a.size(1);
    int width = a.size(2);
    float[] map = new float[height * width];
    for (int channel = 0; channel < 3; channel++) {
      int plane = channel * height * width;
      double[][] sums = new double[5][];
      sums[0] = integral(height, width, i -> a.at(plane + i));
      sums[1] = integral(height, width, i -> b.at(plane + i));
      sums[2] = integral(height, width, i -> (double) a.at(plane + i) * a.at(plane + i));
      sums[3] = integral(height, width, i -> (double) b.at(plane + i) * b.at(plane + i));
      sums[4] = integral(height, width, i -> (double) a.at(plane + i) * b.at(plane + i));
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          map[y * width + x] += (float) (similarity(sums, height, width, y, x) / 3);
        }
      }
    }
    return HostTensor.of(map, height, width);
  }

  private static double similarity(double[][] sums, int height, int width, int y, int x) {
    int top = Math.max(0, y - RADIUS);
    int bottom = Math.min(height, y + RADIUS + 1);
    int left = Math.max(0, x - RADIUS);
    int right = Math.min(width, x + RADIUS + 1);
    double n = (bottom - top) * (double) (right - left);
    double[] s = new double[sums.length];
    for (int i = 0; i < s.length; i++) {
      double[] integral = sums[i];
      int stride = width + 1;
      s[i] =
          integral[bottom * stride + right]
              - integral[top * stride + right]
              - integral[bottom * stride + left]
              + integral[top * stride + left];
    }
    double meanA = s[0] / n;
    double meanB = s[1] / n;
    double varianceA = (s[2] - n * meanA * meanA) / (n - 1);
    double varianceB = (s[3] - n * meanB * meanB) / (n - 1);
    double covariance = (s[4] - n * meanA * meanB) / (n - 1);
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }

  private static double[] integral(int height, int width, IntToDoubleFunction value) {
    int stride = width + 1;
    double[] sums = new double[(height + 1) * stride];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        row += value.applyAsDouble(y * width + x);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }
}
