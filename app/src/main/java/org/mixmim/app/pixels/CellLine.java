package org.mixmim.app.pixels;

import java.util.List;
import java.util.stream.IntStream;

/** The cells between two places of a fast pointer. */
final class CellLine {
  private CellLine() {}

  /** The cells from one to another, without the first. */
  static List<Cell> after(Cell from, Cell to) {
    int rows = to.row() - from.row();
    int columns = to.column() - from.column();
    int steps = Math.max(Math.abs(rows), Math.abs(columns));
    return IntStream.rangeClosed(1, steps)
        .mapToObj(
            step ->
                new Cell(
                    from.row() + Math.round((float) rows * step / steps),
                    from.column() + Math.round((float) columns * step / steps)))
        .toList();
  }
}
