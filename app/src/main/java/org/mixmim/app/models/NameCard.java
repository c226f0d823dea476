package org.mixmim.app.models;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;

/** Asks what an imported model is called: Enter accepts, Esc leaves it as it is. */
final class NameCard extends VBox {
  private static final double WIDEST = 420;

  private final TextField name;

  NameCard(ModelEntry entry, ModelsViewModel model, Texts texts) {
    getStyleClass().addAll("card", "question");
    setSpacing(8);
    name = new TextField(entry.name());
    name.setId("models-name");
    name.setMaxWidth(WIDEST);
    Label title = new Label(texts.get("naming.title", entry.name()));
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.setLabelFor(name);
    Button yes = new Button(texts.get("naming.yes"));
    yes.setId("models-naming-yes");
    yes.getStyleClass().add("accent");
    Button no = new Button(texts.get("naming.no"));
    no.setId("models-question-no");
    yes.setMinWidth(USE_PREF_SIZE);
    no.setMinWidth(USE_PREF_SIZE);
    name.setOnAction(_ -> model.rename(entry, name.getText()));
    yes.setOnAction(_ -> model.rename(entry, name.getText()));
    no.setOnAction(_ -> model.decline());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.decline();
          }
        });
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox line = new HBox(8, name, yes, no);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, line);
  }

  /** Begins with the whole name chosen, so that typing replaces it. */
  void begin() {
    name.requestFocus();
    name.selectAll();
  }
}
