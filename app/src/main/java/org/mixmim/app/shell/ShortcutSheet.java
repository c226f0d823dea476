package org.mixmim.app.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.text.Texts;

/** All shortcuts at a glance. */
final class ShortcutSheet extends VBox {
  private static final double COLUMN_WIDTH = 300;

  private final ScrollPane scroll;

  ShortcutSheet(ActionRegistry registry, View view, Texts texts) {
    getStyleClass().add("sheet");
    Label title = new Label(texts.get("shortcuts.title"));
    title.getStyleClass().add("sheet-title");
    FlowPane groups = new FlowPane(24, 16);
    groups.setPrefWrapLength(3 * COLUMN_WIDTH + 2 * 24);
    for (Action.Group group : Action.Group.values()) {
      List<Action> actions =
          registry.entries().stream()
              .filter(entry -> entry.within(view.id()))
              .map(ActionRegistry.Entry::action)
              .filter(action -> action.group() == group && action.keys().isPresent())
              .toList();
      if (!actions.isEmpty()) {
        groups
            .getChildren()
            .add(
                table(
                    texts.get("group." + group),
                    actions.stream().map(ShortcutSheet::line).toList()));
      }
    }
    if (!view.gestures().isEmpty()) {
      groups
          .getChildren()
          .add(
              table(
                  texts.get("shortcuts.mouse"),
                  view.gestures().stream()
                      .map(gesture -> new Line(gesture.what().getValue(), gesture.how().getValue()))
                      .toList()));
    }
    scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(560);
    scroll.setPrefViewportWidth(3 * COLUMN_WIDTH + 2 * 24);
    getChildren().addAll(title, scroll);
  }

  ScrollPane focusTarget() {
    return scroll;
  }

  private record Line(String what, String how) {}

  private static Line line(Action action) {
    return new Line(action.text().getValue(), action.keys().map(KeyText::of).orElse(""));
  }

  private static VBox table(String name, List<Line> lines) {
    Label head = new Label(name);
    head.getStyleClass().add("card-title");
    GridPane grid = new GridPane(12, 6);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    ColumnConstraints keys = new ColumnConstraints();
    keys.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(words, keys);
    for (int row = 0; row < lines.size(); row++) {
      Label text = new Label(lines.get(row).what());
      Label key = new Label(lines.get(row).how());
      key.getStyleClass().add("key");
      key.setMinWidth(USE_PREF_SIZE);
      grid.addRow(row, text, key);
    }
    VBox box = new VBox(8, head, grid);
    box.setPrefWidth(COLUMN_WIDTH);
    return box;
  }
}
