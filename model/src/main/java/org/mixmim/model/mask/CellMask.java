package org.mixmim.model.mask;

import java.util.BitSet;

/**
 * An immutable binary mask over the grid of cells: 1 says that the cell of A is replaced by B's
 * (paper section 3.1; {@code mask} of {@code random_masking} in the original release).
 */
public final class CellMask {
  private final int rows;
  private final int columns;
  private final BitSet cells;

  private CellMask(int rows, int columns, BitSet cells) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException("a mask has at least one cell");
    }
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * A mask with no cell replaced.
   *
   * @param rows cells down
   * @param columns cells across
   * @return the mask
   */
  public static CellMask empty(int rows, int columns) {
    return new CellMask(rows, columns, new BitSet());
  }

  /**
   * A mask from its cells, row by row.
   *
   * @param rows cells down
   * @param columns cells across
   * @param cells true where B replaces A, {@code [rows * columns]}
   * @return the mask
   */
  public static CellMask of(int rows, int columns, boolean[] cells) {
    if (cells.length != rows * columns) {
      throw new IllegalArgumentException(
          cells.length + " cells do not fill " + rows + " x " + columns);
    }
    BitSet bits = new BitSet(cells.length);
    for (int i = 0; i < cells.length; i++) {
      bits.set(i, cells[i]);
    }
    return new CellMask(rows, columns, bits);
  }

  /**
   * Cells down.
   *
   * @return at least 1
   */
  public int rows() {
    return rows;
  }

  /**
   * Cells across.
   *
   * @return at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * Cells in all.
   *
   * @return rows times columns
   */
  public int size() {
    return rows * columns;
  }

  /**
   * Whether B replaces A in a cell.
   *
   * @param row from 0
   * @param column from 0
   * @return true for 1
   */
  public boolean get(int row, int column) {
    return get(index(row, column));
  }

  /**
   * Whether B replaces A in a cell, counted row by row.
   *
   * @param cell from 0 to {@link #size()} - 1
   * @return true for 1
   */
  public boolean get(int cell) {
    if (cell < 0 || cell >= size()) {
      throw new IndexOutOfBoundsException(cell);
    }
    return cells.get(cell);
  }

  /**
   * This mask with one cell changed.
   *
   * @param row from 0
   * @param column from 0
   * @param replaced true for 1
   * @return this mask if nothing changes, else a new one
   */
  public CellMask with(int row, int column, boolean replaced) {
    int index = index(row, column);
    if (cells.get(index) == replaced) {
      return this;
    }
    BitSet changed = (BitSet) cells.clone();
    changed.set(index, replaced);
    return new CellMask(rows, columns, changed);
  }

  /**
   * The complement, which is the mask of the second mixture seen from B.
   *
   * @return a new mask
   */
  public CellMask inverted() {
    BitSet flipped = (BitSet) cells.clone();
    flipped.flip(0, size());
    return new CellMask(rows, columns, flipped);
  }

  /**
   * How many cells are replaced.
   *
   * @return 0 to {@link #size()}
   */
  public int count() {
    return cells.cardinality();
  }

  /**
   * The share of cells that are replaced: the true mask ratio.
   *
   * @return 0 to 1
   */
  public double ratio() {
    return (double) count() / size();
  }

  /**
   * The cells row by row.
   *
   * @return a new array, true for 1
   */
  public boolean[] toArray() {
    boolean[] array = new boolean[size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = cells.get(i);
    }
    return array;
  }

  private int index(int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("cell " + row + ", " + column);
    }
    return row * columns + column;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellMask that
        && rows == that.rows
        && columns == that.columns
        && cells.equals(that.cells);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + cells.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append(row == 0 ? "" : "/");
      for (int column = 0; column < columns; column++) {
        text.append(get(row, column) ? '1' : '0');
      }
    }
    return text.toString();
  }
}
