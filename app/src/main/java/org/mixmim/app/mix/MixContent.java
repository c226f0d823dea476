package org.mixmim.app.mix;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.task.FirstPaint;

/** The view's nodes: panes and history at the left, the inspector at the right. */
final class MixContent extends HBox {
  MixContent(
      MixCards cards,
      HistoryBar history,
      MaskSection mask,
      DisplaySection display,
      ExperimentSection experiment,
      FiguresSection figures,
      FirstPaint paint) {
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
    paint.bring(() -> side.getChildren().add(inspector(stack)));
    Iterator<Supplier<InspectorSection>> sections =
        List.<Supplier<InspectorSection>>of(
                mask::node, display::node, experiment::node, figures::node)
            .iterator();
    paint.bring(() -> fill(stack, sections, paint));
  }

  /** Row by row: a whole section would keep the window from answering. */
  private static void fill(
      VBox stack, Iterator<Supplier<InspectorSection>> sections, FirstPaint paint) {
    if (sections.hasNext()) {
      InspectorSection section = sections.next().get();
      List<Node> rows = List.copyOf(section.getChildren());
      section.getChildren().clear();
      stack.getChildren().add(section);
      rows.forEach(row -> paint.bring(() -> section.getChildren().add(row)));
      paint.bring(() -> fill(stack, sections, paint));
    }
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
