package org.mixmim.model.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * Which regions a classification rests on: each cell is covered in turn by the mean colour of
 * ImageNet, and the class's score measured again. Needs no gradients.
 */
public final class OcclusionMap {
  private OcclusionMap() {}

  /**
   * Measures every cell.
   *
   * @param classifier of the image
   * @param square the image, as wide as the model's input
   * @param label the class to watch
   * @param grid cells across
   * @param control told after each row of cells; asked whether to end
   * @return {@code [grid, grid]}: how much the class's score falls when the cell is covered;
   *     negative where it rises
   */
  public static HostTensor of(
      ImageClassifier classifier, RgbImage square, int label, int grid, RunControl control) {
    double whole = classifier.scores(List.of(square), RunControl.NONE)[0][label];
    float[] falls = new float[grid * grid];
    for (int row = 0; row < grid; row++) {
      if (control.cancelled()) {
        throw new CancellationException();
      }
      List<RgbImage> covered = new ArrayList<>();
      for (int column = 0; column < grid; column++) {
        CellMask cell = CellMask.empty(grid, grid).with(row, column, true);
        covered.add(MixedImage.fill(square, cell, Filling.ZEROS));
      }
      double[][] scores = classifier.scores(covered, RunControl.NONE);
      for (int column = 0; column < grid; column++) {
        falls[row * grid + column] = (float) (whole - scores[column][label]);
      }
      control.progress(row + 1, grid);
    }
    return HostTensor.of(falls, grid, grid);
  }
}
