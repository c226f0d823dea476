package org.mixmim.app.models;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.mixmim.model.zoo.ModelTask;

/** Remembers which models were chosen. */
final class FixedChoice implements ModelChoice {
  private final ObjectProperty<Optional<String>> reconstructing =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> classifying =
      new SimpleObjectProperty<>(Optional.empty());
  private int changes;

  int changes() {
    return changes;
  }

  @Override
  public ObservableValue<Optional<String>> reconstructing() {
    return reconstructing;
  }

  @Override
  public ObservableValue<Optional<String>> classifying() {
    return classifying;
  }

  @Override
  public void use(ModelTask task, String name) {
    switch (task) {
      case RECONSTRUCT -> reconstructing.set(Optional.of(name));
      case CLASSIFY, FEATURES -> classifying.set(Optional.of(name));
    }
  }

  @Override
  public void modelsChanged() {
    changes++;
  }
}
