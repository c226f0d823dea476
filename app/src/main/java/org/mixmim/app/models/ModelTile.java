package org.mixmim.app.models;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Texts;
import org.mixmim.model.zoo.DownloadProgress;
import org.mixmim.model.zoo.ModelTask;

/** A model in the list: name, what it can do, whether it is here, and what it is used for. */
final class ModelTile extends ToggleButton {
  ModelTile(ModelEntry entry, ModelChoice choice, Optional<ActiveDownload> download, Texts texts) {
    Locale locale = texts.locale();
    getStyleClass().addAll("card", "model-tile");
    setId("model-tile-" + entry.name());
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setUserData(entry.name());

    Label title = new Label(entry.card().title().in(locale));
    title.getStyleClass().add("card-title");
    title.setMinWidth(0);
    title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Tooltip whole = new Tooltip(title.getText());
    tooltipProperty()
        .bind(Bindings.when(title.textTruncatedProperty()).then(whole).otherwise((Tooltip) null));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    FontIcon sign = new FontIcon(entry.available() ? Feather.CHECK_CIRCLE : Feather.DOWNLOAD_CLOUD);
    sign.getStyleClass().add(entry.available() ? "here" : "away");
    HBox head = new HBox(8, title, gap, sign);
    head.setAlignment(Pos.CENTER_LEFT);

    Label line = new Label(line(entry, texts, locale));
    line.getStyleClass().add("muted");
    line.setMinWidth(0);
    VBox lines = new VBox(4, head, line);
    lines.setMinWidth(0);
    lines.prefWidthProperty().bind(widthProperty().subtract(26));

    HBox uses = new HBox(6);
    addUse(
        uses, choice.used(ModelTask.RECONSTRUCT).getValue(), entry, texts.get("use.reconstructs"));
    addUse(uses, choice.used(ModelTask.CLASSIFY).getValue(), entry, texts.get("use.classifies"));
    if (!uses.getChildren().isEmpty()) {
      lines.getChildren().add(uses);
    }
    download.ifPresent(active -> lines.getChildren().add(bar(active)));
    setGraphic(lines);
    setAccessibleText(title.getText() + ", " + line.getText());
  }

  private static String line(ModelEntry entry, Texts texts, Locale locale) {
    StringJoiner parts = new StringJoiner(" · ");
    if (entry.card().tasks().contains(ModelTask.RECONSTRUCT)) {
      parts.add(texts.get("task.reconstruct"));
    }
    if (entry.card().tasks().contains(ModelTask.CLASSIFY)) {
      parts.add(texts.get("task.classify"));
    }
    entry
        .card()
        .parameters()
        .ifPresent(count -> parts.add(texts.get("parameters", ModelNumbers.count(count, locale))));
    return parts.toString();
  }

  private static void addUse(HBox uses, Optional<String> used, ModelEntry entry, String words) {
    if (used.filter(entry.card()::isCalled).isPresent()) {
      Label badge = new Label(words);
      badge.getStyleClass().add("badge");
      uses.getChildren().add(badge);
    }
  }

  private static ProgressBar bar(ActiveDownload active) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin");
    active
        .progressProperty()
        .subscribe(now -> bar.setProgress(now.map(DownloadProgress::fraction).orElse(-1.0)));
    return bar;
  }
}
