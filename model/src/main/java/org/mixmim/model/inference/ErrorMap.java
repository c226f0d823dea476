package org.mixmim.model.inference;

import java.util.function.DoubleUnaryOperator;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Where a prediction errs. */
public final class ErrorMap {
  private ErrorMap() {}

  /**
   * The error of every pixel in hidden cells.
   *
   * @param comparison of the prediction and the image
   * @param measure which error
   * @return {@code [H, W]} in 0..1, 0 at visible cells
   */
  public static HostTensor of(Comparison comparison, ErrorMeasure measure) {
    return switch (measure) {
      case ABSOLUTE -> mean(comparison, Math::abs);
      case SQUARED -> mean(comparison, difference -> difference * difference);
      case SSIM -> dissimilarity(comparison);
    };
  }

  /** Over the channels; the visible cells show the image itself. */
  private static HostTensor mean(Comparison comparison, DoubleUnaryOperator error) {
    float[] predicted = comparison.predicted().toArray();
    float[] wanted = comparison.wanted().toArray();
    int plane = predicted.length / 3;
    float[] errors = new float[plane];
    for (int pixel = 0; pixel < plane; pixel++) {
      double sum = 0;
      for (int at = pixel; at < predicted.length; at += plane) {
        sum += error.applyAsDouble((double) predicted[at] - wanted[at]);
      }
      errors[pixel] = (float) (sum / 3);
    }
    return shaped(errors, comparison);
  }

  private static HostTensor dissimilarity(Comparison comparison) {
    CellMask hidden = comparison.hidden();
    float[] errors =
        StructuralSimilarity.map(comparison.predicted(), comparison.wanted(), hidden).toArray();
    int width = comparison.wanted().size(2);
    int cell = width / hidden.columns();
    for (int pixel = 0; pixel < errors.length; pixel++) {
      errors[pixel] =
          hidden.get(pixel / width / cell, pixel % width / cell)
              ? Math.clamp(1 - errors[pixel], 0f, 1f)
              : 0;
    }
    return shaped(errors, comparison);
  }

  private static HostTensor shaped(float[] errors, Comparison comparison) {
    return HostTensor.of(errors, comparison.wanted().size(1), comparison.wanted().size(2));
  }
}
