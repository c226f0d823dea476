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
