package org.mixmim.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Holds one card above the window: palette, shortcut sheet, about. The focus stays within it; Esc
 * or a click beside closes.
 */
final class OverlayLayer extends StackPane {
  private Optional<Node> focusBefore = Optional.empty();
  private Optional<Node> focusTarget = Optional.empty();

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
    sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((_, before, now) -> keepFocus(before, now));
  }

  /** Without this, Tab would wander off behind the card, where Esc means other things. */
  private void keepFocus(Node before, Node now) {
    if (!isVisible() || within(now)) {
      return;
    }
    List<Node> stops = stops(this).toList();
    if (stops.isEmpty()) {
      focusTarget.ifPresent(Node::requestFocus);
    } else {
      (stops.getFirst().equals(before) ? stops.getLast() : stops.getFirst()).requestFocus();
    }
  }

  private boolean within(Node node) {
    return Stream.iterate(node, n -> n != null, Node::getParent).anyMatch(this::equals);
  }

  private static Stream<Node> stops(Parent parent) {
    return parent.getChildrenUnmodifiable().stream()
        .filter(node -> node.isVisible() && !node.isDisabled())
        .flatMap(
            node ->
                Stream.concat(
                    node.isFocusTraversable() ? Stream.of(node) : Stream.empty(),
                    node instanceof Parent inner ? stops(inner) : Stream.empty()));
  }

  /** Shows a card in place of any other and gives a part of it the focus. */
  void open(Region card, Node focused, Pos where) {
    if (!isVisible()) {
      focusBefore = Optional.ofNullable(getScene().getFocusOwner());
    }
    card.setMaxHeight(Region.USE_PREF_SIZE);
    card.setMaxWidth(Region.USE_PREF_SIZE);
    // A click on its shadow is one beside it.
    card.setPickOnBounds(false);
    card.getStyleClass().remove("overlay-card");
    card.getStyleClass().add("overlay-card");
    StackPane.setAlignment(card, where);
    getChildren().setAll(card);
    focusTarget = Optional.of(focused);
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
      focusTarget = Optional.empty();
    }
  }
}
