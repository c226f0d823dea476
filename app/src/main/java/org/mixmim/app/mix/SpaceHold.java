package org.mixmim.app.mix;

import javafx.beans.property.BooleanProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** True while Space is held and no control wants it for itself. */
final class SpaceHold {
  private final BooleanProperty holding;
  private final EventHandler<KeyEvent> press = this::pressed;
  private final EventHandler<KeyEvent> release = this::released;
  private boolean active;

  SpaceHold(Node content, BooleanProperty holding) {
    this.holding = holding;
    content.sceneProperty().addListener((_, before, after) -> move(before, after));
    // Where another window has the keyboard, or nobody, nobody says that the key was released.
    content
        .sceneProperty()
        .<Window>flatMap(Scene::windowProperty)
        .flatMap(Window::focusedProperty)
        .subscribe(this::releaseUnless);
    content
        .sceneProperty()
        .<Node>flatMap(Scene::focusOwnerProperty)
        .map(_ -> true)
        .orElse(false)
        .subscribe(this::releaseUnless);
  }

  /** Listens only while the view is in front. */
  void activate(boolean shown) {
    active = shown;
    if (!shown) {
      holding.set(false);
    }
  }

  private void releaseUnless(@Nullable Boolean focused) {
    if (!Boolean.TRUE.equals(focused)) {
      holding.set(false);
    }
  }

  private void move(@Nullable Scene before, @Nullable Scene after) {
    if (before != null) {
      before.removeEventHandler(KeyEvent.KEY_PRESSED, press);
      before.removeEventFilter(KeyEvent.KEY_RELEASED, release);
    }
    if (after != null) {
      after.addEventHandler(KeyEvent.KEY_PRESSED, press);
      after.addEventFilter(KeyEvent.KEY_RELEASED, release);
    }
  }

  private void pressed(KeyEvent event) {
    boolean typing =
        event.getTarget() instanceof TextInputControl
            || (event.getTarget() instanceof Scene scene
                && scene.getFocusOwner() instanceof TextInputControl);
    if (active && event.getCode() == KeyCode.SPACE && !typing) {
      holding.set(true);
      event.consume();
    }
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      holding.set(false);
    }
  }
}
