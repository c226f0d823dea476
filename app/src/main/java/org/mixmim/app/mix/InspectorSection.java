package org.mixmim.app.mix;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Hint;

/** A card of the inspector: a title and rows of a name with its control. */
final class InspectorSection extends VBox {
  InspectorSection(ObservableValue<String> title, Node... tools) {
    getStyleClass().addAll("card", "inspector-section");
    HBox heading = row(title, tools);
    heading.getStyleClass().add("inspector-heading");
    getChildren().add(heading);
  }

  InspectorSection add(Node node) {
    getChildren().add(node);
    return this;
  }

  /** A small button with a sign and no words but its tooltip. */
  static Button tool(Ikon icon, ObservableValue<String> name, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.accessibleTextProperty().bind(name);
    Hint.on(button, name);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A name at the left, controls at the right. */
  static HBox row(ObservableValue<String> name, Node... controls) {
    Label label = new Label();
    label.textProperty().bind(name);
    label.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(label, gap);
    row.getStyleClass().add("inspector-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().addAll(controls);
    for (Node control : controls) {
      label.setLabelFor(control);
    }
    return row;
  }

  /** A switch that shows a part of the state and asks for it to be changed. */
  static <S> ToggleSwitch toggle(
      ObservableValue<S> state,
      Function<S, Boolean> part,
      ObservableValue<String> name,
      Consumer<Boolean> change) {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.accessibleTextProperty().bind(name);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    state.subscribe(now -> toggle.setSelected(part.apply(now)));
    toggle
        .selectedProperty()
        .subscribe(
            on -> {
              if (!on.equals(part.apply(state.getValue()))) {
                change.accept(on);
              }
            });
    return toggle;
  }

  /** A choice that shows a part of the state and asks for it to be changed. */
  static <S, T> ComboBox<T> choice(
      ObservableValue<S> state,
      Function<S, T> part,
      List<T> values,
      Function<T, ObservableValue<String>> words,
      ObservableValue<String> name,
      Consumer<T> change) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(values);
    box.accessibleTextProperty().bind(name);
    box.getStyleClass().add("small");
    box.setCellFactory(_ -> new WordCell<>(words));
    box.setButtonCell(new WordCell<>(words));
    state.subscribe(now -> box.setValue(part.apply(now)));
    box.valueProperty()
        .subscribe(
            value -> {
              if (value != null && !value.equals(part.apply(state.getValue()))) {
                change.accept(value);
              }
            });
    return box;
  }

  private static final class WordCell<T> extends ListCell<T> {
    private final Function<T, ObservableValue<String>> words;

    WordCell(Function<T, ObservableValue<String>> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      textProperty().unbind();
      if (empty || item == null) {
        setText("");
      } else {
        textProperty().bind(words.apply(item));
      }
    }
  }
}
