package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

class StructuralSimilarityTest {
  private static final int HEIGHT = 24;
  private static final int WIDTH = 16;
  private static final int CELL = 8;
  private static final HostTensor A = noise(1);
  private static final HostTensor B = noise(2);

  private static HostTensor noise(long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return HostTensor.of(values, 3, HEIGHT, WIDTH);
  }

  @Test
  void everyPixelOfAHiddenCellIsComparedWithinItsWindow() {
    CellMask hidden = CellMask.empty(3, 2).with(0, 0, true).with(1, 1, true).with(2, 1, true);
    HostTensor map = StructuralSimilarity.map(A, B, hidden);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double expected = hidden.get(y / CELL, x / CELL) ? similarity(y, x) : 0;
        assertThat((double) map.at(y * WIDTH + x)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  /** As the definition says it, pixel by pixel. */
  private static double similarity(int y, int x) {
    double mean = 0;
    for (int channel = 0; channel < 3; channel++) {
      mean += similarity(channel, y, x) / 3;
    }
    return mean;
  }

  private static double similarity(int channel, int y, int x) {
    double meanA = mean(A, A, channel, y, x, false);
    double meanB = mean(B, B, channel, y, x, false);
    int n =
        (Math.min(y + 4, HEIGHT) - Math.max(y - 3, 0))
            * (Math.min(x + 4, WIDTH) - Math.max(x - 3, 0));
    double unbiased = n / (n - 1.0);
    double varianceA = unbiased * (mean(A, A, channel, y, x, true) - meanA * meanA);
    double varianceB = unbiased * (mean(B, B, channel, y, x, true) - meanB * meanB);
    double covariance = unbiased * (mean(A, B, channel, y, x, true) - meanA * meanB);
    double c1 = 1e-4;
    double c2 = 9e-4;
    return (2 * meanA * meanB + c1)
        * (2 * covariance + c2)
        / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
  }

  /** Over a window, of one image or of the product of two. */
  private static double mean(
      HostTensor one, HostTensor other, int channel, int y, int x, boolean product) {
    double sum = 0;
    int n = 0;
    for (int row = Math.max(y - 3, 0); row < Math.min(y + 4, HEIGHT); row++) {
      for (int column = Math.max(x - 3, 0); column < Math.min(x + 4, WIDTH); column++) {
        int at = (channel * HEIGHT + row) * WIDTH + column;
        sum += product ? (double) one.at(at) * other.at(at) : one.at(at);
        n++;
      }
    }
    return sum / n;
  }
}
