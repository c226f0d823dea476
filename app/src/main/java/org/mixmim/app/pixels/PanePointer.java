package org.mixmim.app.pixels;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** The pointer on a pane: lighting cells up, painting, zooming and panning. */
final class PanePointer {
  private static final double STEP = 1.2;

  private enum Drag {
    NONE,
    PAN,
    PAINT
  }

  private final PixelPane pane;
  private Drag drag = Drag.NONE;
  private boolean menuDue;
  private boolean menuAsked;
  private double lastX;
  private double lastY;
  private Optional<Cell> lastCell = Optional.empty();

  PanePointer(PixelPane pane) {
    this.pane = pane;
  }

  void install() {
    pane.setOnMouseMoved(this::moved);
    pane.setOnMouseExited(_ -> left());
    pane.setOnMousePressed(this::pressed);
    pane.setOnMouseDragged(this::dragged);
    pane.setOnMouseReleased(this::released);
    pane.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
    pane.setOnMouseClicked(this::clicked);
    pane.setOnScroll(this::scrolled);
    pane.setOnZoom(this::pinched);
  }

  private void moved(MouseEvent event) {
    // A picture that is dragged out of the window takes the release of the button with it.
    drag = Drag.NONE;
    pane.setWalking(false);
    light(pane.cellAt(event.getX(), event.getY()));
  }

  private void left() {
    if (drag == Drag.NONE && !pane.walkingProperty().get()) {
      pane.hover().clear();
    }
  }

  private void light(Optional<Cell> cell) {
    cell.ifPresentOrElse(pane.hover()::light, pane.hover()::clear);
  }

  private void pressed(MouseEvent event) {
    pane.requestFocus();
    pane.setWalking(false);
    lastX = event.getX();
    lastY = event.getY();
    MouseButton button = event.getButton();
    menuDue = button == MouseButton.SECONDARY && pane.brush().isPresent();
    if (button == MouseButton.MIDDLE
        || (button == MouseButton.PRIMARY && (pane.camera().grabbed() || pane.brush().isEmpty()))) {
      drag = Drag.PAN;
    } else if (button != MouseButton.NONE && pane.brush().isPresent() && !event.isShortcutDown()) {
      lastCell = pane.cellAt(lastX, lastY);
      boolean erase = button == MouseButton.SECONDARY || event.isShiftDown();
      lastCell.ifPresent(
          cell -> {
            drag = Drag.PAINT;
            menuDue &= !pane.brush().orElseThrow().start(cell, erase);
          });
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    switch (drag) {
      case NONE -> {}
      case PAN -> pan(event);
      case PAINT -> paint(event);
    }
  }

  private void pan(MouseEvent event) {
    double scale = pane.scale();
    pane.viewport()
        .ifPresent(
            v ->
                pane.camera()
                    .pan(
                        (lastX - event.getX()) * scale / v.width(),
                        (lastY - event.getY()) * scale / v.height()));
    lastX = event.getX();
    lastY = event.getY();
  }

  private void paint(MouseEvent event) {
    Optional<Cell> cell = pane.cellAt(event.getX(), event.getY());
    light(cell);
    menuDue &= cell.equals(lastCell);
    if (cell.isPresent() && !cell.equals(lastCell)) {
      CellBrush brush = pane.brush().orElseThrow();
      lastCell
          .map(from -> CellLine.after(from, cell.get()))
          .orElseGet(() -> List.of(cell.get()))
          .forEach(brush::over);
      lastCell = cell;
    }
  }

  /**
   * Where the right button erases, it opens the menu only where it had nothing to erase, and only
   * once it is up: until then it may become a stroke.
   */
  private void menuRequested(ContextMenuEvent event) {
    if (pane.brush().isPresent() && !event.isKeyboardTrigger() && !menuAsked) {
      event.consume();
    }
  }

  private void askForMenu(MouseEvent event) {
    menuAsked = true;
    pane.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            event.getX(),
            event.getY(),
            event.getScreenX(),
            event.getScreenY(),
            false,
            event.getPickResult()));
    menuAsked = false;
  }

  private void released(MouseEvent event) {
    if (drag == Drag.PAINT) {
      // A quick stroke may end far from where it was last seen.
      paint(event);
      pane.brush().ifPresent(CellBrush::finish);
    }
    drag = Drag.NONE;
    lastCell = Optional.empty();
    if (menuDue && event.getButton() == MouseButton.SECONDARY) {
      askForMenu(event);
    }
    menuDue = false;
  }

  private void clicked(MouseEvent event) {
    boolean free = pane.brush().isEmpty() || event.getButton() == MouseButton.MIDDLE;
    if (event.getClickCount() == 2 && free && event.getButton() != MouseButton.SECONDARY) {
      pane.camera().fit();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0 && !event.isInertia()) {
      zoom(Math.pow(STEP, event.getDeltaY() / 40), event.getX(), event.getY());
      light(pane.cellAt(event.getX(), event.getY()));
    }
    event.consume();
  }

  private void pinched(ZoomEvent event) {
    zoom(event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private void zoom(double factor, double x, double y) {
    double scale = pane.scale();
    pane.viewport()
        .ifPresent(
            v ->
                pane.camera()
                    .zoomAround(
                        factor,
                        Math.clamp(v.shareX(x * scale), 0, 1),
                        Math.clamp(v.shareY(y * scale), 0, 1)));
  }
}
