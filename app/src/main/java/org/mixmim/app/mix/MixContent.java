package org.mixmim.app.mix;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixmim.app.scroll.ScrollArea;
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
    GridPane grid = MixPanes.grid();
    VBox left = new VBox(grid, history.node());
    left.setMinWidth(0);
    VBox.setVgrow(grid, Priority.ALWAYS);
    HBox.setHgrow(left, Priority.ALWAYS);
    VBox stack = new VBox();
    stack.getStyleClass().add("inspector-cards");
    StackPane side = new StackPane();
    side.getStyleClass().add("inspector-side");
    getChildren().addAll(left, side);
    // From the outside in, too: the cards when the grid is in the window.
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null && grid.getChildren().isEmpty()) {
                MixPanes.place(cards.all(), grid);
              }
            });
    // Half of the view's controls are here, and the pictures need not wait for them.
    FirstPaint.then(
        () -> side.getChildren().add(inspector(stack)),
        () -> stack.getChildren().add(mask.node()),
        () -> stack.getChildren().add(display.node()),
        () -> stack.getChildren().add(experiment.node()),
        () -> stack.getChildren().add(figures.node()));
  }

  private static ScrollArea inspector(VBox stack) {
    ScrollArea inspector = new ScrollArea(stack);
    inspector.getStyleClass().addAll("inspector", "edge-to-edge");
    inspector.setFitToWidth(true);
    inspector.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    inspector.setFocusTraversable(false);
    return inspector;
  }
}
