package org.mixmim.model.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The masks of the stages are the cells, enlarged by nearest neighbour. */
class MaskPyramidTest {
  @Test
  void everyTokenHasItsCellsValue() {
    CellMask mask = new MaskPattern.Random(0.5, 3).fill(7, 7);
    int[] sides = {56, 28, 14, 7};
    MaskPyramid pyramid = MaskPyramid.of(mask, sides);
    assertThat(pyramid.size()).isEqualTo(4);
    for (int stage = 0; stage < sides.length; stage++) {
      int side = sides[stage];
      float[] tokens = pyramid.stage(stage);
      assertThat(tokens).hasSize(side * side);
      int scale = side / 7;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          assertThat(tokens[y * side + x]).isEqualTo(mask.get(y / scale, x / scale) ? 1f : 0f);
        }
      }
    }
  }

  @Test
  void sidesThatTheCellsDoNotTileAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaskPyramid.of(CellMask.empty(7, 7), 56, 27));
  }
}
