package org.mixmim.model.image;

import java.util.Arrays;

/**
 * Bicubic resizing equal to Pillow's to the bit: the kernel has a = -0.5 and widens when the
 * picture shrinks; rows are resized first, then columns, both in fixed point, with 8-bit pixels
 * between (Pillow's {@code Resample.c}). A cubic without the widening differs by up to 71 levels.
 */
public final class PillowResize {
  /** Bits behind the point: 32, less 8 of a pixel, less 2 for sums that overshoot. */
  private static final int PRECISION_BITS = 32 - 8 - 2;

  /** Half a level: what rounds a sum. */
  private static final int HALF = 1 << (PRECISION_BITS - 1);

  private static final double SUPPORT = 2;
  private static final double A = -0.5;

  private PillowResize() {}

  /**
   * Resizes a picture.
   *
   * @param image the picture; its opacity is dropped
   * @param width new pixels across, at least 1
   * @param height new pixels down, at least 1
   * @return an opaque picture
   */
  public static RgbImage bicubic(RgbImage image, int width, int height) {
    return bicubic(image, width, height, 0, 0, width, height);
  }

  /**
   * A part of the resized picture, at the cost of that part alone.
   *
   * @param image the picture; its opacity is dropped
   * @param width new pixels across
   * @param height new pixels down
   * @param x left column of the part
   * @param y top row of the part
   * @param partWidth pixels across of the part
   * @param partHeight pixels down of the part
   * @return the same pixels as {@code bicubic(image, width, height).crop(x, y, partWidth,
   *     partHeight)}
   */
  static RgbImage bicubic(
      RgbImage image, int width, int height, int x, int y, int partWidth, int partHeight) {
    if (x < 0 || y < 0 || x + partWidth > width || y + partHeight > height) {
      throw new IllegalArgumentException("the part reaches outside the image");
    }
    Taps columns = taps(image.width(), width, x, partWidth);
    Taps rows = taps(image.height(), height, y, partHeight);
    int top = rows.first[0];
    int bottom = rows.first[partHeight - 1] + rows.weights[partHeight - 1].length;
    byte[] between = horizontal(image, columns, top, bottom);
    return RgbImage.of(partWidth, partHeight, vertical(between, partWidth, rows, top));
  }

  /** Which source pixels make each pixel of a line, and how much each counts in fixed point. */
  private static final class Taps {
    final int[] first;
    final int[][] weights;

    Taps(int count) {
      first = new int[count];
      weights = new int[count][];
    }
  }

  private static Taps taps(int from, int to, int start, int count) {
    Taps taps = new Taps(count);
    double scale = (double) from / to;
    double stretch = Math.max(scale, 1);
    double support = SUPPORT * stretch;
    for (int i = 0; i < count; i++) {
      if (from == to) {
        taps.first[i] = start + i;
        taps.weights[i] = new int[] {1 << PRECISION_BITS};
        continue;
      }
      double centre = (start + i + 0.5) * scale;
      int low = Math.max((int) (centre - support + 0.5), 0);
      int high = Math.min((int) (centre + support + 0.5), from);
      taps.first[i] = low;
      taps.weights[i] = fixed(kernel(low, high, centre, 1 / stretch));
    }
    return taps;
  }

  /** The kernel's values at the source pixels, which sum to 1. */
  private static double[] kernel(int low, int high, double centre, double step) {
    double[] values = new double[high - low];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = cubic((i + low - centre + 0.5) * step);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private static double cubic(double signed) {
    double x = Math.abs(signed);
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }

  private static int[] fixed(double[] values) {
    int[] weights = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (int) (values[i] * (1 << PRECISION_BITS) + (values[i] < 0 ? -0.5 : 0.5));
    }
    return weights;
  }

  // Both passes are written for the JVM's quick compiler too, which neither hoists nor vectorises:
  // no call a sample, one run through the bytes.

  private static byte[] horizontal(RgbImage image, Taps columns, int top, int bottom) {
    int width = columns.first.length;
    byte[] samples = image.samples();
    byte[] result = new byte[Math.multiplyExact(3 * width, bottom - top)];
    int to = 0;
    for (int y = top; y < bottom; y++) {
      int line = y * image.width();
      for (int x = 0; x < width; x++) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int at = 3 * (line + columns.first[x]);
        for (int weight : columns.weights[x]) {
          red += weight * (samples[at] & 0xff);
          green += weight * (samples[at + 1] & 0xff);
          blue += weight * (samples[at + 2] & 0xff);
          at += 3;
        }
        result[to] = level(red);
        result[to + 1] = level(green);
        result[to + 2] = level(blue);
        to += 3;
      }
    }
    return result;
  }

  private static byte[] vertical(byte[] between, int width, Taps rows, int top) {
    int stride = 3 * width;
    byte[] result = new byte[stride * rows.first.length];
    int[] sums = new int[stride];
    for (int y = 0; y < rows.first.length; y++) {
      Arrays.fill(sums, HALF);
      int from = (rows.first[y] - top) * stride;
      for (int weight : rows.weights[y]) {
        for (int at = 0; at < stride; at++) {
          sums[at] += weight * (between[from + at] & 0xff);
        }
        from += stride;
      }
      for (int at = 0; at < stride; at++) {
        result[y * stride + at] = level(sums[at]);
      }
    }
    return result;
  }

  private static byte level(int sum) {
    return (byte) SampleScale.clamp(sum >> PRECISION_BITS);
  }
}
