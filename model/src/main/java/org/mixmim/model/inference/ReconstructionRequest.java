package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;

/**
 * What to reconstruct.
 *
 * @param a the square of image A, as wide as the model's input
 * @param b the square of image B
 * @param mask over the model's cells; 1 where B replaces A
 * @param bothMixtures also compute the complementary mixture, B with A in the mask
 * @param experiment departures from training
 */
public record ReconstructionRequest(
    RgbImage a, RgbImage b, CellMask mask, boolean bothMixtures, Experiment experiment) {
  /**
   * One mixture, as trained.
   *
   * @param a the square of image A
   * @param b the square of image B
   * @param mask over the model's cells
   * @return the request
   */
  public static ReconstructionRequest of(RgbImage a, RgbImage b, CellMask mask) {
    return new ReconstructionRequest(a, b, mask, false, Experiment.STANDARD);
  }
}
