package org.mixmim.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Variant;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;

/**
 * Base has 7x7 cells; its first stage has 4x4 windows of 14x14 tokens, its second 2x2, its third
 * and fourth one.
 */
class ChangedWindowsTest {
  private static final MixMimConfig BASE = Variant.BASE.pretraining();
  private static final CellMask MASK = new MaskPattern.Random(0.5, 1).fill(7, 7);

  @Test
  void aCornerReachesOneWindowOfEachStage() {
    ChangedWindows changed = flipped(0, 0);
    assertThat(changed.of(0)).isEqualTo(windows(0));
    assertThat(changed.of(1)).isEqualTo(windows(0));
    assertThat(changed.of(2)).isEqualTo(windows(0));
    assertThat(changed.isPart(0)).isTrue();
    assertThat(changed.isPart(1)).isTrue();
    assertThat(changed.isPart(2)).as("the third stage is one window").isFalse();
  }

  @Test
  void aCellAcrossWindowsReachesAllOfThem() {
    // Its tokens are rows and columns 8 to 15, the windows end after 13.
    assertThat(flipped(1, 1).of(0)).isEqualTo(windows(0, 1, 4, 5));
    // Tokens 24 to 31 lie in the windows 1 and 2, which two windows of the second stage read.
    ChangedWindows middle = flipped(3, 3);
    assertThat(middle.of(0)).isEqualTo(windows(5, 6, 9, 10));
    assertThat(middle.of(1)).isEqualTo(windows(0, 1, 2, 3));
    assertThat(middle.isPart(0)).isTrue();
    assertThat(middle.isPart(1)).isFalse();
  }

  @Test
  void neitherTheSameMaskNorItsOppositeIsPainting() {
    assertThat(new ChangedWindows(BASE, MASK, MASK).isPart(0)).isFalse();
    assertThat(new ChangedWindows(BASE, MASK, MASK.inverted()).isPart(0)).isFalse();
  }

  private static ChangedWindows flipped(int row, int column) {
    return new ChangedWindows(BASE, MASK, MASK.with(row, column, !MASK.get(row, column)));
  }

  private static BitSet windows(int... numbers) {
    BitSet windows = new BitSet();
    for (int number : numbers) {
      windows.set(number);
    }
    return windows;
  }
}
