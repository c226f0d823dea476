package org.mixmim.model.mask;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A rule that fills a grid of any size with a mask, the same mask for the same rule. */
public sealed interface MaskPattern {
  /**
   * Makes the mask.
   *
   * @param rows cells down
   * @param columns cells across
   * @return the mask
   */
  CellMask fill(int rows, int columns);

  /**
   * {@code int(cells * ratio)} cells chosen by sorting uniform noise, as {@code random_masking} of
   * the original release does (its generator is PyTorch's, so equal seeds give other cells).
   *
   * @param ratio share of the cells, 0 to 1
   * @param seed any number
   */
  record Random(double ratio, long seed) implements MaskPattern {
    @Override
    public CellMask fill(int rows, int columns) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] noise = random.doubles((long) rows * columns).toArray();
      boolean[] cells = new boolean[noise.length];
      IntStream.range(0, noise.length)
          .boxed()
          .sorted(Comparator.comparingDouble(cell -> noise[cell]))
          .limit(cellsOf(ratio, noise.length))
          .forEach(cell -> cells[cell] = true);
      return CellMask.of(rows, columns, cells);
    }
  }

  /**
   * One rectangle of about the asked share, at a place drawn from the seed.
   *
   * @param ratio share of the cells, 0 to 1
   * @param seed any number
   */
  record Block(double ratio, long seed) implements MaskPattern {
    @Override
    public CellMask fill(int rows, int columns) {
      double side = Math.sqrt(Math.clamp(ratio, 0, 1));
      int height = (int) Math.round(side * rows);
      int width = height == 0 ? 0 : (int) Math.round(ratio * rows * columns / height);
      width = Math.min(width, columns);
      SplittableRandom random = new SplittableRandom(seed);
      int top = random.nextInt(rows - height + 1);
      int left = random.nextInt(columns - width + 1);
      boolean[] cells = new boolean[rows * columns];
      for (int row = top; row < top + height; row++) {
        for (int column = left; column < left + width; column++) {
          cells[row * columns + column] = true;
        }
      }
      return CellMask.of(rows, columns, cells);
    }
  }

  /** Every second cell; the top left one stays A's. */
  record Checkerboard() implements MaskPattern {
    @Override
    public CellMask fill(int rows, int columns) {
      boolean[] cells = new boolean[rows * columns];
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = (cell / columns + cell % columns) % 2 == 1;
      }
      return CellMask.of(rows, columns, cells);
    }
  }

  /** The right half; an odd middle column stays A's. */
  record Half() implements MaskPattern {
    @Override
    public CellMask fill(int rows, int columns) {
      boolean[] cells = new boolean[rows * columns];
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = cell % columns >= (columns + 1) / 2;
      }
      return CellMask.of(rows, columns, cells);
    }
  }

  /** No cell: the mixture is A. */
  record Clear() implements MaskPattern {
    @Override
    public CellMask fill(int rows, int columns) {
      return CellMask.empty(rows, columns);
    }
  }

  private static int cellsOf(double ratio, int cells) {
    return (int) (Math.clamp(ratio, 0, 1) * cells);
  }
}
