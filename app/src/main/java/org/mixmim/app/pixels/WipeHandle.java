package org.mixmim.app.pixels;

import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A line to drag across a pane, left of which the second picture is shown; with the keyboard on it,
 * arrows move it as they move a slider.
 */
public final class WipeHandle extends Region {
  private static final double GRIP = 12;
  private static final double STEP = 0.05;
  private static final double LEAP = 0.2;

  /** A share has no more digits than a step has: else steps there and back would not meet. */
  private static final double DIGITS = 1e9;

  private final PixelPane pane;
  private final DoubleProperty share;
  private final DoubleFunction<String> spoken;

  /**
   * Puts a handle on a pane.
   *
   * @param pane the pane
   * @param share how much of the picture's width lies left of the line; moving sets it
   * @param shown whether there is a second picture now
   * @param spoken a share in words for screen readers
   */
  public WipeHandle(
      PixelPane pane,
      DoubleProperty share,
      ObservableValue<Boolean> shown,
      DoubleFunction<String> spoken) {
    this.pane = pane;
    this.share = share;
    this.spoken = spoken;
    getStyleClass().add("wipe-handle");
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setCursor(Cursor.H_RESIZE);
    visibleProperty().bind(shown);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    // The pane below would take its picture out of the window.
    addEventHandler(MouseEvent.DRAG_DETECTED, MouseEvent::consume);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    share.subscribe(_ -> moved());
    visibleProperty().subscribe(this::join);
    pane.camera().viewProperty().subscribe(_ -> place());
    pane.layoutBoundsProperty().subscribe(_ -> place());
  }

  /** Most panes never get a second picture. */
  private void join(boolean visible) {
    if (visible && getParent() == null) {
      pane.add(this);
    }
    if (!visible && isFocused()) {
      // Whoever ended the comparison goes on with the picture, not with the next control.
      pane.requestFocus();
    }
    place();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    double x = pane.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    pane.viewport().ifPresent(v -> moveTo(v.shareX(x * pane.scale())));
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    double step = event.isShiftDown() ? LEAP : STEP;
    boolean used =
        switch (event.getCode()) {
          case LEFT, KP_LEFT -> moveTo(share.get() - step);
          case RIGHT, KP_RIGHT -> moveTo(share.get() + step);
          case PAGE_DOWN -> moveTo(share.get() - LEAP);
          case PAGE_UP -> moveTo(share.get() + LEAP);
          case HOME -> moveTo(0);
          case END -> moveTo(1);
          // Not for the pane below either, which would begin to walk over its cells.
          case UP, KP_UP, DOWN, KP_DOWN -> true;
          default -> false;
        };
    if (used) {
      event.consume();
    }
  }

  private boolean moveTo(double wanted) {
    share.set(Math.round(Math.clamp(wanted, 0, 1) * DIGITS) / DIGITS);
    return true;
  }

  private void moved() {
    place();
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> 1.0;
      case VALUE -> share.get();
      case VALUE_STRING -> spoken.apply(share.get());
      case ORIENTATION -> Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> moveTo(share.get() + STEP);
      case DECREMENT -> moveTo(share.get() - STEP);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number wanted) {
          moveTo(wanted.doubleValue());
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
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
