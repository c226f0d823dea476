package org.mixmim.app.models;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.mixmim.app.text.Texts;

/** Facts in two columns; paths and hashes can be selected and copied. */
final class FactGrid extends GridPane {
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
      Region value = value(fact);
      name.setLabelFor(value);
      setValignment(name, VPos.TOP);
      addRow(row, name, value);
    }
  }

  private static Region value(ModelFacts.Fact fact) {
    if (fact.exact()) {
      TextField field = new TextField(fact.value());
      field.setEditable(false);
      field.getStyleClass().add("exact");
      return field;
    }
    Label label = new Label(fact.value());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
