package org.mixmim.model.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns fill any grid, the same way for the same rule. */
class MaskPatternTest {
  /** The counts of the reference at 49 cells: 24 at a half, 12 at a quarter, 48 at 0.99. */
  @ParameterizedTest
  @CsvSource({
    "7, 0.5, 24",
    "7, 0.25, 12",
    "7, 0.99, 48",
    "7, 0, 0",
    "7, 1, 49",
    "12, 0.5, 72",
    "7, -1, 0",
    "7, 2, 49"
  })
  void randomReplacesExactlyTheShareRoundedDown(int grid, double ratio, int cells) {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(new MaskPattern.Random(ratio, seed).fill(grid, grid).count()).isEqualTo(cells);
    }
  }

  @Test
  void theSameRuleMakesTheSameMaskAndSeedsDiffer() {
    Set<CellMask> random = new HashSet<>();
    Set<CellMask> blocks = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      random.add(new MaskPattern.Random(0.5, seed).fill(7, 7));
      blocks.add(new MaskPattern.Block(0.25, seed).fill(7, 7));
      assertThat(random).contains(new MaskPattern.Random(0.5, seed).fill(7, 7));
      assertThat(blocks).contains(new MaskPattern.Block(0.25, seed).fill(7, 7));
    }
    assertThat(random).hasSize(50);
    assertThat(blocks).hasSizeGreaterThan(5);
  }

  @Test
  void everyCellIsReplacedAboutAsOften() {
    int[] times = new int[49];
    for (long seed = 0; seed < 2000; seed++) {
      CellMask mask = new MaskPattern.Random(0.5, seed).fill(7, 7);
      for (int cell = 0; cell < times.length; cell++) {
        times[cell] += mask.get(cell) ? 1 : 0;
      }
    }
    // 24 of 49, give or take five deviations of a binomial.
    assertThat(Arrays.stream(times).boxed()).allMatch(count -> count >= 868 && count <= 1091);
  }

  @Test
  void aBlockIsOneRectangleOfAboutTheShare() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 300; i++) {
      int rows = random.nextInt(1, 13);
      int columns = random.nextInt(1, 13);
      double ratio = random.nextDouble();
      CellMask mask = new MaskPattern.Block(ratio, random.nextLong()).fill(rows, columns);
      int top = rows;
      int bottom = -1;
      int left = columns;
      int right = -1;
      for (int cell = 0; cell < mask.size(); cell++) {
        if (mask.get(cell)) {
          top = Math.min(top, cell / columns);
          bottom = Math.max(bottom, cell / columns);
          left = Math.min(left, cell % columns);
          right = Math.max(right, cell % columns);
        }
      }
      int area = mask.count() == 0 ? 0 : (bottom - top + 1) * (right - left + 1);
      assertThat(mask.count()).isEqualTo(area);
      // Half a cell of rounding on each side of the rectangle.
      assertThat(mask.count())
          .isBetween(
              (int) (ratio * mask.size() - Math.max(rows, columns)),
              (int) (ratio * mask.size() + Math.max(rows, columns)) + 1);
    }
  }

  @Test
  void fixedPatternsFillEveryGrid() {
    for (int rows = 1; rows < 10; rows++) {
      for (int columns = 1; columns < 10; columns++) {
        CellMask board = new MaskPattern.Checkerboard().fill(rows, columns);
        CellMask half = new MaskPattern.Half().fill(rows, columns);
        assertThat(board.count()).isEqualTo(rows * columns / 2);
        assertThat(half.count()).isEqualTo(rows * (columns / 2));
        assertThat(new MaskPattern.Clear().fill(rows, columns).count()).isZero();
      }
    }
    assertThat(new MaskPattern.Checkerboard().fill(3, 3)).hasToString("010/101/010");
    assertThat(new MaskPattern.Half().fill(2, 5)).hasToString("00011/00011");
  }

  @Test
  void fullAndEmptyBlocksFillAllOrNothing() {
    for (List<Integer> grid : List.of(List.of(7, 7), List.of(1, 5), List.of(12, 3))) {
      int rows = grid.get(0);
      int columns = grid.get(1);
      assertThat(new MaskPattern.Block(1, 9).fill(rows, columns).count()).isEqualTo(rows * columns);
      assertThat(new MaskPattern.Block(0, 9).fill(rows, columns).count()).isZero();
    }
  }
}
