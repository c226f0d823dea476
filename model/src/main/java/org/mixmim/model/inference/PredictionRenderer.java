package org.mixmim.model.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Turns predictions into pictures. */
public final class PredictionRenderer {
  private static final double GRAY = 0.5;
  private static final double RANGE_OF_A_DEVIATION = 0.2;

  private PredictionRenderer() {}

  /**
   * The picture as numbers.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param rendering how to show it
   * @return {@code [3, H, W]} in 0..1
   */
  public static HostTensor render(Prediction prediction, RgbImage target, Rendering rendering) {
    HostTensor cells = prediction.cells();
    int cell = CellLayout.cellSize(cells);
    HostTensor original = CellLayout.toCells(unit(target), cell);
    HostTensor network = networkCells(target, cell);
    CellMask hidden = prediction.hidden();
    int numbers = cells.size(1);
    float[] pixels = new float[cells.length()];
    for (int index = 0; index < cells.size(0); index++) {
      boolean paste = rendering.pasteVisible() && !hidden.get(index);
      CellStatistics statistics =
          paste ? UNCHANGED : statistics(prediction, network, index, rendering.colours());
      boolean raw = prediction.normalisedPixels() && rendering.colours() == ColourMode.AS_PREDICTED;
      for (int i = 0; i < numbers; i++) {
        int at = index * numbers + i;
        double value;
        if (paste) {
          value = original.at(at);
        } else if (raw) {
          value = GRAY + RANGE_OF_A_DEVIATION * cells.at(at);
        } else {
          value = NetworkUnit.toUnit(statistics.restore(cells.at(at)), i % 3);
        }
        pixels[at] = (float) Math.clamp(value, 0, 1);
      }
    }
    return CellLayout.toPicture(HostTensor.of(pixels, cells.shape()));
  }

  /**
   * The picture as 8-bit pixels.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param rendering how to show it
   * @return as large as the target
   */
  public static RgbImage picture(Prediction prediction, RgbImage target, Rendering rendering) {
    return toImage(render(prediction, target, rendering));
  }

  /**
   * Rounds numbers to pixels.
   *
   * @param picture {@code [3, H, W]} in 0..1
   * @return the image
   */
  public static RgbImage toImage(HostTensor picture) {
    int height = picture.size(1);
    int width = picture.size(2);
    byte[] rgb = new byte[picture.length()];
    int plane = height * width;
    for (int i = 0; i < rgb.length; i++) {
      rgb[i % plane * 3 + i / plane] = (byte) Math.round(picture.at(i) * 255);
    }
    return RgbImage.of(width, height, rgb);
  }

  /** An image's samples as {@code [3, H, W]} in 0..1. */
  static HostTensor unit(RgbImage image) {
    int plane = image.width() * image.height();
    float[] samples = new float[3 * plane];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i % plane;
      samples[i] = image.sample(pixel % image.width(), pixel / image.width(), i / plane) / 255f;
    }
    return HostTensor.of(samples, 3, image.height(), image.width());
  }

  /** An image in the network's unit, cut into cells. */
  static HostTensor networkCells(RgbImage image, int cell) {
    HostTensor unit = CellLayout.toCells(unit(image), cell);
    float[] values = new float[unit.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) NetworkUnit.fromUnit(unit.at(i), i % 3);
    }
    return HostTensor.of(values, unit.shape());
  }

  private static final CellStatistics UNCHANGED = new CellStatistics(0, 1);

  private static CellStatistics statistics(
      Prediction prediction, HostTensor network, int index, ColourMode colours) {
    if (!prediction.normalisedPixels()) {
      return UNCHANGED;
    }
    return switch (colours) {
      case AS_PREDICTED -> UNCHANGED;
      case FROM_TARGET -> CellStatistics.of(network, index);
      case ESTIMATED -> estimate(prediction.hidden(), network, index);
    };
  }

  /** Weighs visible cells by the inverse square of their distance. */
  private static CellStatistics estimate(CellMask hidden, HostTensor network, int index) {
    double mean = 0;
    double deviation = 0;
    double weights = 0;
    for (int other : visible(hidden)) {
      if (other == index) {
        return CellStatistics.of(network, index);
      }
      int rows = other / hidden.columns() - index / hidden.columns();
      int columns = other % hidden.columns() - index % hidden.columns();
      double weight = 1.0 / (rows * rows + columns * columns);
      CellStatistics statistics = CellStatistics.of(network, other);
      mean += weight * statistics.mean();
      deviation += weight * statistics.deviation();
      weights += weight;
    }
    return weights == 0 ? UNCHANGED : new CellStatistics(mean / weights, deviation / weights);
  }

  private static List<Integer> visible(CellMask hidden) {
    return IntStream.range(0, hidden.size()).filter(cell -> !hidden.get(cell)).boxed().toList();
  }
}
