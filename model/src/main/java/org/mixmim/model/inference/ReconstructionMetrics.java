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
   * @param comparison of the prediction and the image
   * @return the figures
   */
  public static Figures of(Comparison comparison) {
    CellMask hidden = comparison.hidden();
    float[] predicted = comparison.predicted().toArray();
    float[] wanted = comparison.wanted().toArray();
    // Visible cells show the image itself, and similarity is 0 there: they add nothing.
    double squares = 0;
    for (int at = 0; at < predicted.length; at++) {
      double difference = (double) predicted[at] - wanted[at];
      squares += difference * difference;
    }
    double similarities = 0;
    for (float similarity :
        StructuralSimilarity.map(comparison.predicted(), comparison.wanted(), hidden).toArray()) {
      similarities += similarity;
    }
    double pixels = (double) hidden.count() * predicted.length / 3 / hidden.size();
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
    int index = row * prediction.hidden().columns() + column;
    HostTensor predicted = PredictionRenderer.cell(prediction, target, colours, index);
    int cell = predicted.size(1);
    double squares = 0;
    for (int y = 0; y < cell; y++) {
      for (int x = 0; x < cell; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double wanted = target.sample(column * cell + x, row * cell + y, channel) / 255.0;
          double difference = predicted.at((channel * cell + y) * cell + x) - wanted;
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
