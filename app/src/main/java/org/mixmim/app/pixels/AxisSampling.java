package org.mixmim.app.pixels;

/**
 * Which two source pixels make each device pixel along one axis, and how much of the second. Both
 * samplings are such pairs: linear interpolation, and squares whose edges take their share of the
 * device pixels they cut.
 */
final class AxisSampling {
  private final int[] first;
  private final int[] weight;

  private AxisSampling(int[] first, int[] weight) {
    this.first = first;
    this.weight = weight;
  }

  static AxisSampling of(Sampling sampling, int source, int shown, int from, int to) {
    int count = Math.max(0, to - from);
    int[] first = new int[count];
    int[] weight = new int[count];
    double step = (double) source / shown;
    for (int i = 0; i < count; i++) {
      double start = (from + i) * step;
      int pixel;
      double second;
      if (sampling == Sampling.SMOOTH) {
        double at = Math.clamp(start + step / 2 - 0.5, 0, source - 1.0);
        pixel = (int) at;
        second = at - pixel;
      } else {
        pixel = (int) (start + 1e-9);
        second = (start + step - (pixel + 1)) / step;
      }
      first[i] = Math.min(pixel, source - 1);
      weight[i] = pixel >= source - 1 ? 0 : (int) Math.round(256 * Math.clamp(second, 0, 1));
    }
    return new AxisSampling(first, weight);
  }

  int count() {
    return first.length;
  }

  int first(int at) {
    return first[at];
  }

  int weight(int at) {
    return weight[at];
  }
}
