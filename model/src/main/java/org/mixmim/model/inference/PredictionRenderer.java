package org.mixmim.model.inference;

import java.util.function.IntFunction;
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
    CellMask hidden = prediction.hidden();
    Palette palette = Palette.of(prediction, target, rendering.colours());
    int cell = CellLayout.cellSize(prediction.cells());
    int width = target.width();
    int plane = width * target.height();
    float[] picture = new float[prediction.cells().length()];
    for (int index = 0; index < prediction.cells().size(0); index++) {
      if (rendering.pasteVisible() && !hidden.get(index)) {
        paste(target, hidden, index, picture);
      } else {
        int corner = index / hidden.columns() * cell * width + index % hidden.columns() * cell;
        fill(prediction.cells(), index, palette, picture, new Area(corner, width, plane));
      }
    }
    return HostTensor.of(picture, 3, target.height(), target.width());
  }

  /**
   * The same of one predicted cell.
   *
   * @return {@code [3, cell, cell]} in 0..1
   */
  static HostTensor cell(Prediction prediction, RgbImage target, ColourMode colours, int index) {
    int cell = CellLayout.cellSize(prediction.cells());
    float[] picture = new float[3 * cell * cell];
    Palette palette = Palette.of(prediction, target, colours);
    fill(prediction.cells(), index, palette, picture, new Area(0, cell, cell * cell));
    return HostTensor.of(picture, 3, cell, cell);
  }

  /**
   * How numbers become colours.
   *
   * @param statistics by how much those of each cell are stretched and moved
   * @param raw whether they are shown as deviations instead
   */
  private record Palette(IntFunction<CellStatistics> statistics, boolean raw) {
    static Palette of(Prediction prediction, RgbImage target, ColourMode colours) {
      return new Palette(
          PredictionRenderer.statistics(prediction, target, colours),
          prediction.normalisedPixels() && colours == ColourMode.AS_PREDICTED);
    }
  }

  /**
   * Where a cell lies in a picture.
   *
   * @param corner its first sample
   * @param width samples from one row to the next
   * @param plane samples from one channel to the next
   */
  private record Area(int corner, int width, int plane) {}

  /** Shows the original in a cell. */
  private static void paste(RgbImage target, CellMask grid, int index, float[] picture) {
    int width = target.width();
    int cell = width / grid.columns();
    int left = index % grid.columns() * cell;
    int top = index / grid.columns() * cell;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = top; y < top + cell; y++) {
        int row = (channel * target.height() + y) * width;
        for (int x = left; x < left + cell; x++) {
          picture[row + x] = NetworkUnit.unit(target.sample(x, y, channel));
        }
      }
    }
  }

  /** Shows a predicted cell. */
  private static void fill(
      HostTensor cells, int index, Palette palette, float[] picture, Area area) {
    CellStatistics own = palette.statistics().apply(index);
    int cell = CellLayout.cellSize(cells);
    for (int channel = 0; channel < 3; channel++) {
      double gain =
          palette.raw() ? RANGE_OF_A_DEVIATION : NetworkUnit.stretch(own.deviation(), channel);
      double shift = palette.raw() ? GRAY : NetworkUnit.toUnit(own.mean(), channel);
      int from = index * cells.size(1) + channel;
      for (int y = 0; y < cell; y++) {
        int to = area.corner() + channel * area.plane() + y * area.width();
        for (int x = 0; x < cell; x++) {
          double value = cells.at(from + 3 * (y * cell + x)) * gain + shift;
          picture[to + x] = (float) (value < 0 ? 0 : value > 1 ? 1 : value);
        }
      }
    }
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
    for (int channel = 0; channel < 3; channel++) {
      for (int pixel = 0; pixel < plane; pixel++) {
        // Half a step and cutting off round numbers that are not negative, in half the time.
        rgb[3 * pixel + channel] = (byte) (picture.at(channel * plane + pixel) * 255f + 0.5);
      }
    }
    return RgbImage.of(width, height, rgb);
  }

  /** An image's samples as {@code [3, H, W]} in 0..1. */
  static HostTensor unit(RgbImage image) {
    int width = image.width();
    float[] samples = new float[3 * width * image.height()];
    int at = 0;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < image.height(); y++) {
        for (int x = 0; x < width; x++) {
          samples[at++] = NetworkUnit.unit(image.sample(x, y, channel));
        }
      }
    }
    return HostTensor.of(samples, 3, image.height(), width);
  }

  /** An image in the network's unit, cut into cells. */
  static HostTensor networkCells(RgbImage image, int cell) {
    int columns = image.width() / cell;
    int rows = image.height() / cell;
    float[] values = new float[3 * image.width() * image.height()];
    int at = 0;
    for (int index = 0; index < rows * columns; index++) {
      int top = index / columns * cell;
      int left = index % columns * cell;
      for (int y = top; y < top + cell; y++) {
        for (int x = left; x < left + cell; x++) {
          for (int channel = 0; channel < 3; channel++) {
            values[at++] = NetworkUnit.ofSample(image.sample(x, y, channel), channel);
          }
        }
      }
    }
    return HostTensor.of(values, (long) rows * columns, 3L * cell * cell);
  }

  /** By how much the numbers of each cell are stretched and moved. */
  private static IntFunction<CellStatistics> statistics(
      Prediction prediction, RgbImage target, ColourMode colours) {
    if (!prediction.normalisedPixels() || colours == ColourMode.AS_PREDICTED) {
      return _ -> CellStatistics.STANDARD;
    }
    HostTensor network = networkCells(target, CellLayout.cellSize(prediction.cells()));
    return colours == ColourMode.FROM_TARGET
        ? cell -> CellStatistics.of(network, cell)
        : new StatisticsEstimate(network, prediction.hidden())::of;
  }
}
