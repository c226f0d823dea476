package org.mixmim.app.pixels;

/**
 * What painting on a pane does. A stroke is everything between {@code start} and {@code finish}.
 */
public interface CellBrush {
  /**
   * The button went down on a cell.
   *
   * @param cell where
   * @param erase whether the stroke gives cells back, rather than taking them
   * @return whether that changed the cell
   */
  boolean start(Cell cell, boolean erase);

  /**
   * The pointer came over another cell; fast movements leave no gap.
   *
   * @param cell where
   */
  void over(Cell cell);

  /** The button went up. */
  void finish();

  /**
   * The keyboard asks to change one cell.
   *
   * @param cell where
   */
  void toggle(Cell cell);
}
