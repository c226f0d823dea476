package org.mixmim.app.text;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words shown while the mouse rests on something. A tooltip is a window with a scene of its own, so
 * it is made when the mouse first comes near: at a start there would be dozens.
 */
public final class Hint {
  private static final double WIDTH = 360;

  private Hint() {}

  /**
   * Gives a node its words, once for all.
   *
   * @param node what the mouse rests on
   * @param text the words, as they are at the time
   */
  public static void on(Node node, ObservableValue<String> text) {
    // Who cannot see a tooltip is told its words as help, with or without a mouse.
    node.accessibleHelpProperty().bind(text);
    node.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent event) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip.install(node, tooltip(text));
          }
        });
  }

  private static Tooltip tooltip(ObservableValue<String> text) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    return tooltip;
  }
}
