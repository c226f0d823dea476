package org.mixmim.app.pixels;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;

/** Two nested outlines, one light and one dark, so that a cell is seen lit on any picture. */
final class HoverMark extends Pane {
  private static final double THIN = 1.5;
  private static final double THICK = 3;

  private final Rectangle outer = new Rectangle();
  private final Rectangle inner = new Rectangle();
  private double stroke = THIN;

  HoverMark() {
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    outer.getStyleClass().add("cell-mark");
    inner.getStyleClass().add("cell-mark-inner");
    for (Rectangle line : new Rectangle[] {outer, inner}) {
      line.setFill(null);
      line.setStrokeType(StrokeType.INSIDE);
    }
    getChildren().addAll(inner, outer);
  }

  /** The keyboard's cursor is drawn thicker than the pointer's. */
  void strong(boolean strong) {
    stroke = strong ? THICK : THIN;
    outer.setStrokeWidth(stroke);
  }

  void place(Viewport viewport, Cell cell, int rows, int columns, double scale) {
    setVisible(true);
    // Kept inside the pane by hand: a clip costs the software renderer a copy of the picture.
    double left = Math.max(viewport.left(), viewport.x((double) cell.column() / columns)) / scale;
    double top = Math.max(viewport.top(), viewport.y((double) cell.row() / rows)) / scale;
    double right = Math.min(viewport.right(), viewport.x((cell.column() + 1.0) / columns)) / scale;
    double bottom = Math.min(viewport.bottom(), viewport.y((cell.row() + 1.0) / rows)) / scale;
    if (right <= left || bottom <= top) {
      setVisible(false);
      return;
    }
    outer.setStrokeWidth(stroke);
    inner.setStrokeWidth(1);
    set(outer, left, top, right, bottom, 0);
    set(inner, left, top, right, bottom, stroke);
  }

  private static void set(
      Rectangle line, double left, double top, double right, double bottom, double inset) {
    line.setX(left + inset);
    line.setY(top + inset);
    line.setWidth(Math.max(0, right - left - 2 * inset));
    line.setHeight(Math.max(0, bottom - top - 2 * inset));
  }
}
