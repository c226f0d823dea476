package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Where a prediction errs. */
public final class ErrorMap {
  private ErrorMap() {}

  /**
   * The error of every pixel in hidden cells.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param colours where the prediction's colours come from
   * @param measure which error
   * @return {@code [H, W]} in 0..1, 0 at visible cells
   */
  public static HostTensor of(
      Prediction prediction, RgbImage target, ColourMode colours, ErrorMeasure measure) {
    HostTensor predicted =
        PredictionRenderer.render(prediction, target, new Rendering(colours, true));
    HostTensor wanted = PredictionRenderer.unit(target);
    CellMask hidden = prediction.hidden();
    int width = target.width();
    int height = target.height();
    int cell = width / hidden.columns();
    HostTensor similarity =
        measure == ErrorMeasure.SSIM ? StructuralSimilarity.map(predicted, wanted, hidden) : wanted;
    float[] errors = new float[width * height];
    for (int pixel = 0; pixel < errors.length; pixel++) {
      if (hidden.get(pixel / width / cell, pixel % width / cell)) {
        errors[pixel] =
            switch (measure) {
              case ABSOLUTE -> mean(predicted, wanted, pixel, errors.length, 1);
              case SQUARED -> mean(predicted, wanted, pixel, errors.length, 2);
              case SSIM -> Math.clamp(1 - similarity.at(pixel), 0f, 1f);
            };
      }
    }
    return HostTensor.of(errors, height, width);
  }

  private static float mean(HostTensor a, HostTensor b, int pixel, int plane, int power) {
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      int at = channel * plane + pixel;
      sum += Math.pow(Math.abs((double) a.at(at) - b.at(at)), power);
    }
    return (float) (sum / 3);
  }
}
