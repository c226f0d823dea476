package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * A prediction beside the image itself, as numbers: what its figures and its errors are computed
 * from.
 *
 * @param predicted {@code [3, H, W]} in 0..1, with the image itself in the visible cells
 * @param wanted likewise, the image
 * @param hidden which cells were predicted
 */
public record Comparison(HostTensor predicted, HostTensor wanted, CellMask hidden) {
  /**
   * Compares.
   *
   * @param prediction of the image
   * @param target the image itself
   * @param colours where the prediction's colours come from
   * @return the comparison
   */
  public static Comparison of(Prediction prediction, RgbImage target, ColourMode colours) {
    return new Comparison(
        PredictionRenderer.render(prediction, target, new Rendering(colours, true)),
        PredictionRenderer.unit(target),
        prediction.hidden());
  }
}
