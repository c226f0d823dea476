package org.mixmim.app.models;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;
import org.mixmim.model.zoo.DownloadPlan;

/** A question with two answers, in the page rather than over it. */
final class QuestionCard extends VBox {
  private QuestionCard(String title, String text, Button yes, Button no) {
    getStyleClass().addAll("card", "question");
    setSpacing(8);
    Label head = new Label(title);
    head.getStyleClass().add("card-title");
    Label body = new Label(text);
    for (Label label : new Label[] {head, body}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    HBox buttons = new HBox(8, yes, no);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, body, buttons);
  }

  static QuestionCard consent(DownloadPlan plan, ModelsViewModel model, Texts texts) {
    Locale locale = texts.locale();
    String size =
        plan.bytesToFetch().isPresent()
            ? ModelNumbers.bytes(plan.bytesToFetch().getAsLong(), locale)
            : texts.get("consent.size-unknown");
    String already =
        plan.bytesHere() > 0
            ? " " + texts.get("consent.here", ModelNumbers.bytes(plan.bytesHere(), locale))
            : "";
    Button yes = button(texts.get("consent.yes", size), "models-consent-yes");
    yes.getStyleClass().add("accent");
    yes.setOnAction(_ -> model.download(plan));
    return new QuestionCard(
        texts.get("consent.title", plan.name(), size),
        texts.get(
                "consent.text",
                String.valueOf(plan.address().getHost()),
                plan.folder().toString(),
                ModelNumbers.bytes(plan.bytesFree(), locale))
            + already,
        yes,
        no(model, texts.get("consent.no")));
  }

  static QuestionCard removal(ModelEntry entry, ModelsViewModel model, Texts texts) {
    Button yes = button(texts.get("removal.yes"), "models-removal-yes");
    yes.getStyleClass().add("danger");
    yes.setOnAction(_ -> model.remove(entry));
    String size =
        entry.stored().map(stored -> ModelNumbers.bytes(stored.bytes(), texts.locale())).orElse("");
    return new QuestionCard(
        texts.get("removal.title", entry.name()),
        texts.get(
            "removal.text",
            entry.stored().map(stored -> stored.file().toString()).orElse(""),
            size),
        yes,
        no(model, texts.get("removal.no")));
  }

  private static Button no(ModelsViewModel model, String text) {
    Button no = button(text, "models-question-no");
    no.setOnAction(_ -> model.decline());
    return no;
  }

  private static Button button(String text, String id) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
