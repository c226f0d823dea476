package org.mixmim.app.classify;

import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.model.inference.ClassScore;

/** One class with its score; chosen, it is the class that the heat map explains. */
final class ScoreRow extends ToggleButton {
  private final Label name = new Label();
  private final Label score = new Label();
  private final ScoreBar bar = new ScoreBar();
  private final Tooltip whole = new Tooltip();

  ScoreRow() {
    getStyleClass().add("score-row");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    name.getStyleClass().add("score-name");
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    name.setMinWidth(0);
    score.getStyleClass().add("score-value");
    score.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox words = new HBox(8, name, gap, score);
    VBox lines = new VBox(6, words, bar);
    lines.setMinWidth(0);
    lines.prefWidthProperty().bind(widthProperty().subtract(16));
    setGraphic(lines);
    setTooltip(whole);
  }

  void show(ClassScore shown, Locale locale) {
    String percent = percent(shown.score(), locale);
    name.setText(shown.name());
    whole.setText(shown.name());
    score.setText(percent);
    bar.moveTo(shown.score());
    setAccessibleText(shown.name() + ", " + percent);
    setUserData(shown.label());
  }

  static String percent(double share, Locale locale) {
    return String.format(locale, "%.1f %%", 100 * share);
  }
}
