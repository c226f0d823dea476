package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Measures predictions against the image they are of. */
public final class ReconstructionMetrics {
  private ReconstructionMetrics() {}

  /**
   * The figures over an image's hidden cells.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param colours where the prediction's colours come from
   * @return the figures
   */
  public static Figures of(Prediction prediction, RgbImage target, ColourMode colours) {
    CellMask hidden = prediction.hidden();
    HostTensor predicted =
        PredictionRenderer.render(prediction, target, new Rendering(colours, true));
    HostTensor wanted = PredictionRenderer.unit(target);
    HostTensor similarity = StructuralSimilarity.map(predicted, wanted, hidden);
    int width = target.width();
    int cell = width / hidden.columns();
    int plane = width * target.height();
    double squares = 0;
    double similarities = 0;
    for (int pixel = 0; pixel < plane; pixel++) {
      if (hidden.get(pixel / width / cell, pixel % width / cell)) {
        similarities += similarity.at(pixel);
        for (int channel = 0; channel < 3; channel++) {
          int at = channel * plane + pixel;
          double difference = (double) predicted.at(at) - wanted.at(at);
          squares += difference * difference;
        }
      }
    }
    double pixels = (double) hidden.count() * cell * cell;
    double mse = squares / (3 * pixels);
    return new Figures(hidden.count(), mse, psnr(mse), similarities / pixels);
  }

  /**
   * The figures of one cell.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param colours where the prediction's colours come from
   * @param row of the cell, from 0
   * @param column of the cell, from 0
   * @return the figures
   */
  public static CellFigures cell(
      Prediction prediction, RgbImage target, ColourMode colours, int row, int column) {
    HostTensor predicted =
        PredictionRenderer.render(prediction, target, new Rendering(colours, false));
    int cell = target.width() / prediction.hidden().columns();
    double squares = 0;
    for (int y = row * cell; y < (row + 1) * cell; y++) {
      for (int x = column * cell; x < (column + 1) * cell; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int at = (channel * target.height() + y) * target.width() + x;
          double difference = predicted.at(at) - target.sample(x, y, channel) / 255.0;
          squares += difference * difference;
        }
      }
    }
    double mse = squares / (3.0 * cell * cell);
    return new CellFigures(mse, psnr(mse));
  }

  private static double psnr(double mse) {
    return -10 * Math.log10(mse);
  }
}
