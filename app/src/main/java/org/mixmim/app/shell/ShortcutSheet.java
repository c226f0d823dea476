package org.mixmim.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Texts;

/** All shortcuts at a glance. */
final class ShortcutSheet extends VBox {
  private static final double COLUMN_WIDTH = 300;
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final ScrollArea scroll;

  ShortcutSheet(ActionRegistry registry, View view, Texts texts) {
    getStyleClass().add("sheet");
    Label title = new Label(texts.get("shortcuts.title"));
    title.getStyleClass().add("sheet-title");
    Columns groups = new Columns();
    for (Action.Group group : Action.Group.values()) {
      List<Action> actions =
          registry.entries().stream()
              .filter(entry -> entry.within(view.id()))
              .map(ActionRegistry.Entry::action)
              .filter(action -> action.group() == group && action.keys().isPresent())
              .toList();
      if (!actions.isEmpty()) {
        groups.add(texts.get("group." + group), lines(actions));
      }
    }
    if (!view.gestures().isEmpty()) {
      groups.add(
          texts.get("shortcuts.mouse"),
          view.gestures().stream()
              .map(gesture -> new Line(gesture.what().getValue(), gesture.how().getValue()))
              .toList());
    }
    scroll = new ScrollArea(groups.node());
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(560);
    scroll.setPrefViewportWidth(groups.width());
    getChildren().addAll(title, scroll);
  }

  ScrollArea focusTarget() {
    return scroll;
  }

  private record Line(String what, String how) {}

  /** Actions that differ in a number only, such as those of the history, share a line. */
  private static List<Line> lines(List<Action> actions) {
    SequencedMap<String, List<Line>> alike = new LinkedHashMap<>();
    for (Action action : actions) {
      Line line = line(action);
      alike
          .computeIfAbsent(DIGITS.matcher(line.what()).replaceAll(""), _ -> new ArrayList<>())
          .add(line);
    }
    return alike.values().stream().map(ShortcutSheet::merged).toList();
  }

  private static Line merged(List<Line> lines) {
    Line first = lines.getFirst();
    Line last = lines.getLast();
    return lines.size() == 1
        ? first
        : new Line(
            DIGITS.matcher(first.what()).replaceAll(first.how() + "–" + last.how()),
            first.how() + " – " + last.how());
  }

  private static Line line(Action action) {
    String keys = action.keys().map(KeyText::of).orElse("");
    return new Line(
        action.text().getValue(),
        action.id().equals(ShellActions.SHORTCUTS) ? keys + ", " + KeyDispatcher.ASKING : keys);
  }

  /** Columns side by side; a table goes to the shortest, the longest table first. */
  private static final class Columns {
    private static final int COUNT = 3;
    private static final double GAP = 24;

    private final List<VBox> columns =
        IntStream.range(0, COUNT).mapToObj(_ -> new VBox(16)).toList();
    private final int[] lengths = new int[COUNT];
    private final List<Table> tables = new ArrayList<>();

    private record Table(String name, List<Line> lines) {}

    void add(String name, List<Line> lines) {
      tables.add(new Table(name, lines));
    }

    private void place(String name, List<Line> lines) {
      int shortest =
          IntStream.range(0, COUNT)
              .boxed()
              .min(Comparator.comparingInt(column -> lengths[column]))
              .orElseThrow();
      columns.get(shortest).getChildren().add(table(name, lines));
      lengths[shortest] += lines.size() + 2; // The title and the gap below take a line each.
    }

    HBox node() {
      tables.stream()
          .sorted(Comparator.comparingInt((Table table) -> table.lines().size()).reversed())
          .forEach(table -> place(table.name(), table.lines()));
      return new HBox(GAP, columns.toArray(VBox[]::new));
    }

    double width() {
      return COUNT * COLUMN_WIDTH + (COUNT - 1) * GAP;
    }
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
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
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
