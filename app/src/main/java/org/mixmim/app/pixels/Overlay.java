package org.mixmim.app.pixels;

import java.util.Optional;
import org.mixmim.model.mask.CellMask;

/** Something drawn over a picture, at device resolution. */
public sealed interface Overlay {
  /**
   * The grid of cells, and which of them come from B.
   *
   * @param rows cells down
   * @param columns cells across
   * @param grid whether lines are drawn between cells
   * @param fromB cells to tint and to outline
   */
  record Cells(int rows, int columns, boolean grid, Optional<CellMask> fromB) implements Overlay {
    /** Checks that the mask is of this grid. */
    public Cells {
      if (fromB.filter(mask -> mask.rows() != rows || mask.columns() != columns).isPresent()) {
        throw new IllegalArgumentException("the mask is of another grid");
      }
    }
  }

  /**
   * A frame around a part; what lies outside is dimmed. Places are shares of the picture.
   *
   * @param x left edge
   * @param y top edge
   * @param width across
   * @param height down
   */
  record Box(double x, double y, double width, double height) implements Overlay {}

  /**
   * Another picture laid over a part of this one, smoothed, for example a heat map. Places are
   * shares of the picture.
   *
   * @param frame what is laid over
   * @param place where
   * @param opacity 0 to 1
   */
  record Blend(PixelFrame frame, Box place, double opacity) implements Overlay {}
}
