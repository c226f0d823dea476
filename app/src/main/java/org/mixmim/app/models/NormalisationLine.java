package org.mixmim.app.models;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;

/** Asks what pixels a decoder was trained on, for a file that does not say. */
final class NormalisationLine extends VBox {
  NormalisationLine(Texts texts, boolean now, Consumer<Boolean> change) {
    super(4);
    Label label = new Label(texts.get("normalised.ask"));
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setId("models-normalised");
    toggle.setMinWidth(USE_PREF_SIZE);
    toggle.setSelected(now);
    toggle.setAccessibleText(texts.get("normalised.ask"));
    toggle.selectedProperty().addListener((_, _, on) -> change.accept(on));
    label.setLabelFor(toggle);
    HBox line = new HBox(8, toggle, label);
    line.setAlignment(Pos.CENTER_LEFT);
    Label why = new Label(texts.get("normalised.why"));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(line, why);
    setMinHeight(USE_PREF_SIZE);
  }
}
