package org.mixmim.app.pixels;

import javafx.scene.input.KeyEvent;

/** The keyboard on a pane: walking over cells, toggling them, zooming. */
final class PaneKeys {
  private static final double STEP = 1.25;

  private final PixelPane pane;

  PaneKeys(PixelPane pane) {
    this.pane = pane;
  }

  void install() {
    pane.setOnKeyPressed(this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean used =
        switch (event.getCode()) {
          case LEFT, KP_LEFT -> walk(0, -1);
          case RIGHT, KP_RIGHT -> walk(0, 1);
          case UP, KP_UP -> walk(-1, 0);
          case DOWN, KP_DOWN -> walk(1, 0);
          case SPACE -> toggle();
          case ESCAPE -> stop();
          case PLUS, ADD, EQUALS -> zoom(STEP);
          case MINUS, SUBTRACT -> zoom(1 / STEP);
          case HOME -> fit();
          default -> false;
        };
    if (used) {
      event.consume();
    }
  }

  private boolean walk(int down, int right) {
    if (pane.rows() == 0) {
      return false;
    }
    Cell next =
        pane.hover()
            .cell()
            .map(
                cell ->
                    pane.walkingProperty().get()
                        ? new Cell(
                            Math.clamp(cell.row() + down, 0, pane.rows() - 1),
                            Math.clamp(cell.column() + right, 0, pane.columns() - 1))
                        : cell)
            .orElseGet(() -> new Cell(0, 0));
    pane.setWalking(true);
    pane.hover().light(next);
    return true;
  }

  private boolean toggle() {
    if (!pane.walkingProperty().get() || pane.brush().isEmpty()) {
      return false;
    }
    pane.hover().cell().ifPresent(pane.brush().orElseThrow()::toggle);
    pane.notifyAccessibleAttributeChanged(javafx.scene.AccessibleAttribute.TEXT);
    return true;
  }

  private boolean stop() {
    if (!pane.walkingProperty().get()) {
      return false;
    }
    pane.setWalking(false);
    pane.hover().clear();
    return true;
  }

  private boolean zoom(double factor) {
    pane.camera()
        .zoomAround(factor, pane.camera().view().centreX(), pane.camera().view().centreY());
    return true;
  }

  private boolean fit() {
    pane.camera().fit();
    return true;
  }
}
