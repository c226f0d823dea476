package org.mixmim.app.banner;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;

/** Shows the banners above a view. */
public final class BannerArea extends VBox {
  private final Banners banners;
  private final Texts texts;

  /**
   * Shows banners as they come and go.
   *
   * @param banners the banners
   * @param messages the words
   */
  public BannerArea(Banners banners, Messages messages) {
    this.banners = banners;
    this.texts = messages.of(BannerArea.class);
    getStyleClass().add("banner-area");
    banners.shown().addListener((ListChangeListener<Banner>) _ -> rebuild());
    rebuild();
  }

  private void rebuild() {
    getChildren().setAll(banners.shown().stream().map(this::node).toList());
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
  }

  private Node node(Banner banner) {
    FontIcon icon =
        new FontIcon(
            switch (banner.tone()) {
              case INFORMATION -> Feather.INFO;
              case WARNING -> Feather.ALERT_TRIANGLE;
              case ERROR -> Feather.ALERT_OCTAGON;
            });
    icon.getStyleClass().add("banner-icon");
    Label sentence = new Label();
    sentence.textProperty().bind(banner.sentence());
    sentence.setWrapText(true);
    sentence.getStyleClass().add("banner-sentence");
    VBox words = new VBox(sentence);
    banner
        .remedy()
        .ifPresent(
            text -> {
              Label remedy = new Label();
              remedy.textProperty().bind(text);
              remedy.setWrapText(true);
              remedy.getStyleClass().add("banner-remedy");
              words.getChildren().add(remedy);
            });
    HBox.setHgrow(words, Priority.ALWAYS);

    HBox line = new HBox(icon, words);
    line.getStyleClass().add("banner-line");
    line.setAlignment(Pos.CENTER_LEFT);
    for (Banner.Button remedy : banner.buttons()) {
      Button button = new Button();
      button.textProperty().bind(remedy.text());
      button.getStyleClass().addAll("accent", "small");
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(
          _ -> {
            banners.dismiss(banner);
            remedy.handler().run();
          });
      line.getChildren().add(button);
    }
    VBox box = new VBox(line);
    box.getStyleClass().addAll("banner", "banner-" + banner.tone().name().toLowerCase(Locale.ROOT));
    banner.details().ifPresent(details -> addDetails(details, line, box));
    line.getChildren().add(dismissButton(banner));
    return box;
  }

  private void addDetails(String details, HBox line, VBox box) {
    ToggleButton unfold = new ToggleButton();
    unfold.textProperty().bind(texts.text("details"));
    unfold.getStyleClass().addAll("flat", "small");
    unfold.setMinWidth(USE_PREF_SIZE);
    TextArea text = new TextArea(details);
    text.setEditable(false);
    text.setPrefRowCount(8);
    text.getStyleClass().add("banner-details");
    Button copy = new Button();
    copy.textProperty().bind(texts.text("copy"));
    copy.setGraphic(new FontIcon(Feather.COPY));
    copy.getStyleClass().add("small");
    copy.setOnAction(
        _ -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(details);
          Clipboard.getSystemClipboard().setContent(content);
        });
    VBox more = new VBox(text, copy);
    more.getStyleClass().add("banner-more");
    more.visibleProperty().bind(unfold.selectedProperty());
    more.managedProperty().bind(unfold.selectedProperty());
    line.getChildren().add(unfold);
    box.getChildren().add(more);
  }

  private Button dismissButton(Banner banner) {
    Button dismiss = new Button();
    dismiss.setGraphic(new FontIcon(Feather.X));
    dismiss.getStyleClass().addAll("flat", "button-icon", "small");
    dismiss.accessibleTextProperty().bind(texts.text("dismiss"));
    Hint.on(dismiss, texts.text("dismiss"));
    dismiss.setOnAction(_ -> banners.dismiss(banner));
    return dismiss;
  }
}
