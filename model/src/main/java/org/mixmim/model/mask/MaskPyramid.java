package org.mixmim.model.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * The mask of every stage: the cells enlarged by nearest neighbour to the stage's tokens, which at
 * 224 pixels makes 56, 28, 14 and 7 a side.
 */
public final class MaskPyramid {
  private final List<float[]> stages;

  private MaskPyramid(List<float[]> stages) {
    this.stages = stages;
  }

  /**
   * Enlarges a mask.
   *
   * @param mask the cells
   * @param sides tokens across and down in each stage, each a multiple of the mask's
   * @return the masks of the stages
   * @throws IllegalArgumentException if a side is not a multiple of the mask's rows and columns
   */
  public static MaskPyramid of(CellMask mask, int... sides) {
    List<float[]> stages = new ArrayList<>();
    for (int side : sides) {
      if (side < 1 || side % mask.rows() != 0 || side % mask.columns() != 0) {
        throw new IllegalArgumentException(
            side + " tokens are no multiple of " + mask.rows() + " x " + mask.columns());
      }
      float[] stage = new float[side * side];
      int down = side / mask.rows();
      int across = side / mask.columns();
      for (int token = 0; token < stage.length; token++) {
        stage[token] = mask.get(token / side / down, token % side / across) ? 1 : 0;
      }
      stages.add(stage);
    }
    return new MaskPyramid(List.copyOf(stages));
  }

  /**
   * How many stages there are.
   *
   * @return as many as there were sides
   */
  public int size() {
    return stages.size();
  }

  /**
   * The mask of a stage.
   *
   * @param stage from 0
   * @return {@code [side * side]}, row by row, 1 where B replaces A; a copy
   */
  public float[] stage(int stage) {
    return stages.get(stage).clone();
  }
}
