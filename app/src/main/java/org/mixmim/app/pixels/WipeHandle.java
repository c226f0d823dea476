package org.mixmim.app.pixels;

import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** A line to drag across a pane, left of which the second picture is shown. */
public final class WipeHandle extends Region {
  private static final double GRIP = 12;

  private final PixelPane pane;
  private final DoubleProperty share;

  /**
   * Puts a handle on a pane.
   *
   * @param pane the pane
   * @param share how much of the picture's width lies left of the line; dragging sets it
   * @param shown whether there is a second picture now
   */
  public WipeHandle(PixelPane pane, DoubleProperty share, ObservableValue<Boolean> shown) {
    this.pane = pane;
    this.share = share;
    getStyleClass().add("wipe-handle");
    setManaged(false);
    setCursor(Cursor.H_RESIZE);
    visibleProperty().bind(shown);
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    share.subscribe(_ -> place());
    visibleProperty().subscribe(this::join);
    pane.camera().viewProperty().subscribe(_ -> place());
    pane.layoutBoundsProperty().subscribe(_ -> place());
  }

  /** Most panes never get a second picture. */
  private void join(boolean visible) {
    if (visible && getParent() == null) {
      pane.add(this);
    }
    place();
  }

  private void dragged(MouseEvent event) {
    double x = pane.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    pane.viewport().ifPresent(v -> share.set(Math.clamp(v.shareX(x * pane.scale()), 0, 1)));
    event.consume();
  }

  private void place() {
    pane.viewport()
        .ifPresent(
            v -> {
              double x = v.x(share.get()) / pane.scale();
              double top = v.top() / pane.scale();
              resizeRelocate(x - GRIP / 2, top, GRIP, v.bottom() / pane.scale() - top);
            });
  }
}
