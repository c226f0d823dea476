package org.mixmim.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.action.FuzzyMatch;
import org.mixmim.app.text.Texts;

/** Every action, found by typing a few letters of its name. */
final class CommandPalette extends VBox {
  private static final int ROWS = 10;
  private static final double ROW_HEIGHT = 40;

  private final ActionRegistry registry;
  private final Texts texts;
  private final Consumer<ActionRegistry.Entry> run;
  private final TextField query = new TextField();
  private final ListView<ActionRegistry.Entry> list = new ListView<>();

  CommandPalette(ActionRegistry registry, Texts texts, Consumer<ActionRegistry.Entry> run) {
    this.registry = registry;
    this.texts = texts;
    this.run = run;
    getStyleClass().add("palette");
    query.promptTextProperty().bind(texts.text("palette.prompt"));
    query.accessibleTextProperty().bind(texts.text("palette.prompt"));
    query.setId("palette-query");
    query.textProperty().subscribe(this::search);
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    list.setId("palette-list");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Row());
    Label nothing = new Label();
    nothing.textProperty().bind(texts.text("palette.nothing"));
    list.setPlaceholder(nothing);
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(list.getItems().size(), 1, ROWS) * ROW_HEIGHT + 8,
                list.getItems()));
    getChildren().addAll(query, list);
  }

  TextField query() {
    return query;
  }

  /** Starts a new search over the actions as they are now. */
  void reset() {
    query.clear();
    search();
  }

  private void search() {
    record Found(ActionRegistry.Entry entry, int score) {}

    List<ActionRegistry.Entry> found =
        registry.entries().stream()
            .filter(entry -> entry.action().enabled().get())
            .flatMap(
                entry -> {
                  OptionalInt score = FuzzyMatch.score(query.getText(), words(entry));
                  return score.isPresent()
                      ? Stream.of(new Found(entry, score.getAsInt()))
                      : Stream.empty();
                })
            .sorted(Comparator.comparingInt((Found one) -> one.score()).reversed())
            .map(Found::entry)
            .toList();
    list.getItems().setAll(found);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private String words(ActionRegistry.Entry entry) {
    return entry.action().text().getValue() + " " + group(entry);
  }

  private String group(ActionRegistry.Entry entry) {
    return texts.get("group." + entry.action().group());
  }

  private void steer(KeyEvent event) {
    int last = list.getItems().size() - 1;
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(at >= last ? 0 : at + 1);
      case UP -> select(at <= 0 ? last : at - 1);
      case PAGE_DOWN -> select(Math.min(last, at + ROWS));
      case PAGE_UP -> select(Math.max(0, at - ROWS));
      case ENTER -> runSelected();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    list.getSelectionModel().clearAndSelect(index);
    if (index >= 0) {
      list.scrollTo(Math.max(0, index - ROWS / 2));
    }
  }

  private void runSelected() {
    ActionRegistry.@Nullable Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      run.accept(chosen);
    }
  }

  /** One action: sign, name, menu, keys. */
  private final class Row extends ListCell<ActionRegistry.Entry> {
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label keys = new Label();
    private final HBox line = new HBox(icon, name, where, keys);

    Row() {
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("palette-row");
      icon.getStyleClass().add("palette-icon");
      where.getStyleClass().add("muted");
      keys.getStyleClass().add("key");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      where.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(where, Priority.ALWAYS);
      setOnMouseClicked(
          _ -> {
            if (!isEmpty()) {
              runSelected();
            }
          });
    }

    @Override
    protected void updateItem(ActionRegistry.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      entry.action().icon().ifPresent(icon::setIconCode);
      icon.setOpacity(entry.action().icon().isPresent() ? 1 : 0);
      name.setText(entry.action().text().getValue());
      where.setText(group(entry));
      keys.setText(entry.action().keys().map(KeyText::of).orElse(""));
      keys.setVisible(entry.action().keys().isPresent());
      setGraphic(line);
      setAccessibleText(name.getText() + " " + keys.getText());
    }
  }
}
