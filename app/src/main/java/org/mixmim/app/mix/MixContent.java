package org.mixmim.app.mix;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixmim.app.shell.FirstPaint;

/** The view's nodes: panes and history at the left, the inspector at the right. */
final class MixContent extends HBox {
  MixContent(
      MixCards cards,
      HistoryBar history,
      MaskSection mask,
      DisplaySection display,
      ExperimentSection experiment,
      FiguresSection figures) {
    getStyleClass().add("mix");
    getStylesheets().add(MixContent.class.getResource("mix.css").toExternalForm());
    Node grid = MixPanes.grid(cards.all());
    VBox left = new VBox(grid, history.node());
    left.setMinWidth(0);
    VBox.setVgrow(grid, Priority.ALWAYS);
    HBox.setHgrow(left, Priority.ALWAYS);
    VBox stack = new VBox();
    stack.getStyleClass().add("inspector-cards");
    ScrollPane inspector = new ScrollPane(stack);
    inspector.getStyleClass().addAll("inspector", "edge-to-edge");
    inspector.setFitToWidth(true);
    inspector.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    inspector.setFocusTraversable(false);
    getChildren().addAll(left, inspector);
    // Half of the view's controls are here, and the pictures need not wait for them.
    FirstPaint.then(
        () ->
            stack
                .getChildren()
                .setAll(mask.node(), display.node(), experiment.node(), figures.node()));
  }
}
