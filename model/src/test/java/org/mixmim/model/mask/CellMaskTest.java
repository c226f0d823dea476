package org.mixmim.model.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold of every mask, tried on random ones. */
class CellMaskTest {
  private static CellMask random(SplittableRandom random) {
    return new MaskPattern.Random(random.nextDouble(), random.nextLong())
        .fill(random.nextInt(1, 13), random.nextInt(1, 13));
  }

  @Test
  void invertedTwiceIsTheSameAndCountsTheRest() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      CellMask mask = random(random);
      CellMask inverted = mask.inverted();
      assertThat(inverted.count()).isEqualTo(mask.size() - mask.count());
      assertThat(inverted.inverted()).isEqualTo(mask).hasSameHashCodeAs(mask);
      for (int cell = 0; cell < mask.size(); cell++) {
        assertThat(inverted.get(cell)).isNotEqualTo(mask.get(cell));
      }
    }
  }

  @Test
  void changingACellChangesThatCellOfANewMask() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 300; i++) {
      CellMask mask = random(random);
      int row = random.nextInt(mask.rows());
      int column = random.nextInt(mask.columns());
      boolean before = mask.get(row, column);
      CellMask changed = mask.with(row, column, !before);

      assertThat(mask.get(row, column)).isEqualTo(before);
      assertThat(changed.get(row, column)).isEqualTo(!before);
      assertThat(changed.count()).isEqualTo(mask.count() + (before ? -1 : 1));
      assertThat(changed.with(row, column, before)).isEqualTo(mask);
      assertThat(mask.with(row, column, before)).isSameAs(mask);
    }
  }

  @Test
  void cellsAndArrayAgree() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      CellMask mask = random(random);
      assertThat(CellMask.of(mask.rows(), mask.columns(), mask.toArray())).isEqualTo(mask);
      assertThat(mask.ratio()).isBetween(0.0, 1.0);
      assertThat(mask.toString().chars().filter(c -> c == '1').count()).isEqualTo(mask.count());
    }
  }

  @Test
  void gridsOfTheSameSizeAreNotTheSame() {
    assertThat(CellMask.empty(2, 3)).isNotEqualTo(CellMask.empty(3, 2));
  }

  @Test
  void outsideTheGridIsRefused() {
    CellMask mask = CellMask.empty(3, 4);
    assertThatThrownBy(() -> mask.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mask.get(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mask.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mask.get(12)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> mask.with(0, -1, true)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> CellMask.empty(0, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> CellMask.of(2, 2, new boolean[3]));
  }
}
