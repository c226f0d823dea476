package org.mixmim.app.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.controlsfx.control.StatusBar;
import org.mixmim.app.task.Activity;
import org.mixmim.app.text.Texts;

/** State, last run, number format, memory, model. */
final class StatusLine extends StatusBar {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

  private final Texts texts;
  private final Circle light = new Circle(4);
  private final Label state = new Label();

  StatusLine(
      SlowWork work,
      ObservableValue<String> run,
      Texts texts,
      MemoryGauge memory,
      Label precision) {
    this.texts = texts;
    getStyleClass().add("status-line");
    setText("");
    light.getStyleClass().add("status-light");
    Label lastRun = label(run);
    HBox left = new HBox(light, state, lastRun, precision);
    left.getStyleClass().add("status-items");
    getLeftItems().add(left);

    Label memoryLabel = label(texts.text("status.memory", memory.usedMebibytesProperty()));
    getRightItems().add(memoryLabel);

    work.newestProperty().subscribe(this::follow);
  }

  /** Adds something at the right end. */
  void addRight(Node node) {
    getRightItems().add(node);
  }

  private static Label label(ObservableValue<String> text) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void follow(Optional<Activity> work) {
    light.pseudoClassStateChanged(BUSY, work.isPresent());
    state.textProperty().bind(work.map(Activity::name).orElseGet(() -> texts.text("status.ready")));
  }
}
