package org.mixmim.app.pixels;

import org.mixmim.model.mask.CellMask;

/** Draws overlays into a pane's device pixels. */
final class OverlayPainter {
  private static final int ACCENT = 0xff58a6ff;
  private static final int GRID = 0xffd0d7de;
  private static final int SHADE = 0xff000000;
  private static final int GRID_WEIGHT = 90;
  private static final int TINT_WEIGHT = 52;
  private static final int OUTLINE_WEIGHT = 235;
  private static final int DIM_WEIGHT = 140;

  private final Viewport viewport;
  private final int[] target;
  private final int line;

  /**
   * A painter on a pane.
   *
   * @param line width of lines in device pixels
   */
  OverlayPainter(Viewport viewport, int[] target, int line) {
    this.viewport = viewport;
    this.target = target;
    this.line = line;
  }

  void paint(Overlay overlay) {
    switch (overlay) {
      case Overlay.Cells cells -> cells(cells);
      case Overlay.Box box -> box(box);
      case Overlay.Blend blend -> blend(blend);
    }
  }

  private void cells(Overlay.Cells cells) {
    cells.fromB().ifPresent(this::tint);
    if (cells.grid()) {
      for (int column = 1; column < cells.columns(); column++) {
        vertical(column, cells.columns(), 0, 1, 1, GRID, GRID_WEIGHT);
      }
      for (int row = 1; row < cells.rows(); row++) {
        horizontal(row, cells.rows(), 0, 1, 1, GRID, GRID_WEIGHT);
      }
      cells.fromB().ifPresent(this::outline);
    }
  }

  private void tint(CellMask mask) {
    for (int row = 0; row < mask.rows(); row++) {
      for (int column = 0; column < mask.columns(); column++) {
        if (mask.get(row, column)) {
          fill(
              x(column, mask.columns()),
              y(row, mask.rows()),
              x(column + 1, mask.columns()),
              y(row + 1, mask.rows()),
              ACCENT,
              TINT_WEIGHT);
        }
      }
    }
  }

  /** Lines only where the source changes or a cell of B meets the edge, each drawn once. */
  private void outline(CellMask mask) {
    int rows = mask.rows();
    int columns = mask.columns();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column <= columns; column++) {
        if (at(mask, row, column - 1) || at(mask, row, column)) {
          vertical(column, columns, row, row + 1, rows, ACCENT, OUTLINE_WEIGHT);
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row <= rows; row++) {
        if (at(mask, row - 1, column) || at(mask, row, column)) {
          horizontal(row, rows, column, column + 1, columns, ACCENT, OUTLINE_WEIGHT);
        }
      }
    }
  }

  private static boolean at(CellMask mask, int row, int column) {
    return row >= 0
        && column >= 0
        && row < mask.rows()
        && column < mask.columns()
        && mask.get(row, column);
  }

  private int x(int column, int columns) {
    return viewport.x((double) column / columns);
  }

  private int y(int row, int rows) {
    return viewport.y((double) row / rows);
  }

  /** A line between columns of cells, from one row to another, kept inside the picture. */
  private void vertical(
      int column, int columns, int fromRow, int toRow, int rows, int colour, int weight) {
    int x =
        Math.clamp(
            (long) x(column, columns) - line / 2,
            viewport.originX(),
            viewport.originX() + viewport.width() - line);
    fill(x, y(fromRow, rows), x + line, y(toRow, rows), colour, weight);
  }

  private void horizontal(
      int row, int rows, int fromColumn, int toColumn, int columns, int colour, int weight) {
    int y =
        Math.clamp(
            (long) y(row, rows) - line / 2,
            viewport.originY(),
            viewport.originY() + viewport.height() - line);
    fill(x(fromColumn, columns), y, x(toColumn, columns), y + line, colour, weight);
  }

  private void box(Overlay.Box box) {
    int left = viewport.x(box.x());
    int top = viewport.y(box.y());
    int right = viewport.x(box.x() + box.width());
    int bottom = viewport.y(box.y() + box.height());
    int endX = viewport.originX() + viewport.width();
    int endY = viewport.originY() + viewport.height();
    fill(viewport.originX(), viewport.originY(), endX, top, SHADE, DIM_WEIGHT);
    fill(viewport.originX(), bottom, endX, endY, SHADE, DIM_WEIGHT);
    fill(viewport.originX(), top, left, bottom, SHADE, DIM_WEIGHT);
    fill(right, top, endX, bottom, SHADE, DIM_WEIGHT);
    int width = 2 * line;
    fill(left, top, right, top + width, ACCENT, 256);
    fill(left, bottom - width, right, bottom, ACCENT, 256);
    fill(left, top + width, left + width, bottom - width, ACCENT, 256);
    fill(right - width, top + width, right, bottom - width, ACCENT, 256);
  }

  private void blend(Overlay.Blend blend) {
    Overlay.Box place = blend.place();
    int left = viewport.x(place.x());
    int top = viewport.y(place.y());
    Viewport part =
        new Viewport(
            viewport.paneWidth(),
            viewport.paneHeight(),
            left,
            top,
            Math.max(1, viewport.x(place.x() + place.width()) - left),
            Math.max(1, viewport.y(place.y() + place.height()) - top));
    int[] layer = new int[target.length];
    FramePainter.paint(
        blend.frame(),
        part,
        Sampling.SMOOTH,
        new FramePainter.NoGround(),
        layer,
        0,
        viewport.paneWidth());
    int weight = (int) Math.round(256 * Math.clamp(blend.opacity(), 0, 1));
    for (int y = part.top(); y < part.bottom(); y++) {
      for (int x = part.left(); x < part.right(); x++) {
        int at = y * viewport.paneWidth() + x;
        target[at] = PixelBlend.over(PixelBlend.scale(layer[at], weight), target[at]);
      }
    }
  }

  private void fill(int left, int top, int right, int bottom, int colour, int weight) {
    int endX = Math.min(right, viewport.right());
    int endY = Math.min(bottom, viewport.bottom());
    for (int y = Math.max(top, viewport.top()); y < endY; y++) {
      int row = y * viewport.paneWidth();
      for (int x = Math.max(left, viewport.left()); x < endX; x++) {
        target[row + x] = PixelBlend.mix(target[row + x], colour, weight);
      }
    }
  }
}
