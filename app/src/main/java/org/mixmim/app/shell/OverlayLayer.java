package org.mixmim.app.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Holds one card above the window: palette, shortcut sheet, about. Esc or a click beside closes.
 */
final class OverlayLayer extends StackPane {
  private Optional<Node> focusBefore = Optional.empty();

  OverlayLayer() {
    getStyleClass().add("overlay-layer");
    setVisible(false);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
          }
        });
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getTarget() == this) {
            close();
          }
        });
  }

  /** Shows a card in place of any other and gives a part of it the focus. */
  void open(Region card, Node focused, Pos where) {
    if (!isVisible()) {
      focusBefore = Optional.ofNullable(getScene().getFocusOwner());
    }
    card.setMaxHeight(Region.USE_PREF_SIZE);
    card.setMaxWidth(Region.USE_PREF_SIZE);
    card.getStyleClass().remove("overlay-card");
    card.getStyleClass().add("overlay-card");
    StackPane.setAlignment(card, where);
    getChildren().setAll(card);
    setVisible(true);
    focused.requestFocus();
  }

  boolean isOpen() {
    return isVisible();
  }

  /** Takes the card away; the focus goes back to where it was. */
  void close() {
    if (isVisible()) {
      setVisible(false);
      getChildren().clear();
      focusBefore.ifPresent(Node::requestFocus);
      focusBefore = Optional.empty();
    }
  }
}
