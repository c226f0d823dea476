package org.mixmim.app.models;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Texts;
import org.mixmim.model.zoo.DownloadProgress;

/** A download that goes on: how far, how fast, how long still, and what can be done about it. */
final class DownloadCard extends VBox {
  private final ActiveDownload download;
  private final Texts texts;
  private final Label line = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button pause = new Button();

  DownloadCard(ActiveDownload download, Texts texts) {
    this.download = download;
    this.texts = texts;
    getStyleClass().add("card");
    setSpacing(8);
    setId("models-download");
    bar.setMaxWidth(Double.MAX_VALUE);
    line.setWrapText(true);
    pause.setOnAction(
        _ -> {
          if (download.paused()) {
            download.resume();
          } else {
            download.pause();
          }
        });
    Button later = button("download.later", Feather.CLOCK);
    later.setOnAction(_ -> download.stop());
    Button cancel = button("download.cancel", Feather.X);
    cancel.setOnAction(_ -> download.cancel());
    HBox buttons = new HBox(8, pause, later, cancel);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, bar, buttons);
    download.progressProperty().subscribe(this::show);
  }

  private Button button(String key, Feather icon) {
    Button button = new Button(texts.get(key));
    button.setGraphic(new FontIcon(icon));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void show(Optional<DownloadProgress> progress) {
    bar.setProgress(progress.map(DownloadProgress::fraction).orElse(-1.0));
    line.setText(progress.map(now -> words(now, texts)).orElse(texts.get("phase.CONNECTING")));
    boolean paused = download.paused();
    pause.setText(texts.get(paused ? "download.resume" : "download.pause"));
    pause.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE));
  }

  /** For example "Receiving · 120 of 460 MB · 5.2 MB/s · 1:05 left". */
  static String words(DownloadProgress progress, Texts texts) {
    Locale locale = texts.locale();
    StringJoiner parts = new StringJoiner(" · ");
    parts.add(texts.get("phase." + progress.phase()));
    String here = ModelNumbers.bytes(progress.bytes(), locale);
    parts.add(
        progress.total().isPresent()
            ? texts.get(
                "download.of", here, ModelNumbers.bytes(progress.total().getAsLong(), locale))
            : here);
    if (progress.phase() == DownloadProgress.Phase.RECEIVING && progress.bytesPerSecond() > 0) {
      parts.add(
          texts.get(
              "download.speed", ModelNumbers.bytes(Math.round(progress.bytesPerSecond()), locale)));
      progress
          .remaining()
          .ifPresent(
              left ->
                  parts.add(
                      texts.get("download.left", ModelNumbers.duration(left, texts.locale()))));
    }
    return parts.toString();
  }
}
