package org.mixmim.app.models;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.task.Countdown;
import org.mixmim.app.text.Texts;

/** Facts in two columns; paths and hashes can be copied. */
final class FactGrid extends GridPane {
  private static final Duration SEEN = Duration.seconds(1.5);

  FactGrid(List<ModelFacts.Fact> facts, Texts texts) {
    getStyleClass().add("fact-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    values.setFillWidth(true);
    getColumnConstraints().setAll(names, values);
    for (int row = 0; row < facts.size(); row++) {
      ModelFacts.Fact fact = facts.get(row);
      Label name = new Label(texts.get(fact.key()));
      name.getStyleClass().add("muted");
      Region value = value(fact, texts);
      name.setLabelFor(value);
      setValignment(name, VPos.TOP);
      addRow(row, name, value);
    }
  }

  private static Region value(ModelFacts.Fact fact, Texts texts) {
    Label label = new Label(fact.value());
    label.setWrapText(true);
    label.setMinWidth(0);
    label.setMinHeight(Region.USE_PREF_SIZE);
    if (!fact.exact()) {
      return label;
    }
    label.getStyleClass().add("exact");
    HBox line = new HBox(4, label, copyButton(fact, texts));
    line.setMinWidth(0);
    return line;
  }

  private static Button copyButton(ModelFacts.Fact fact, Texts texts) {
    Button copy = new Button();
    copy.setGraphic(new FontIcon(Feather.COPY));
    copy.getStyleClass().addAll("flat", "button-icon", "copy-fact");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setTooltip(new Tooltip(texts.get("fact.copy")));
    copy.setAccessibleText(texts.get("fact.copy") + ": " + texts.get(fact.key()));
    // The sign of success gives way to the usual one, so that copying again is seen, too.
    Countdown seen = new Countdown(SEEN);
    copy.setOnAction(
        _ -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(fact.value());
          Clipboard.getSystemClipboard().setContent(content);
          copy.setGraphic(new FontIcon(Feather.CHECK));
          seen.restart(() -> copy.setGraphic(new FontIcon(Feather.COPY)));
        });
    return copy;
  }
}
