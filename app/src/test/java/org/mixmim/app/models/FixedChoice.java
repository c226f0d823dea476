package org.mixmim.app.models;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixmim.model.zoo.ModelTask;

/** Remembers which models were chosen. */
final class FixedChoice implements ModelChoice {
  private final Map<ModelTask, ObjectProperty<Optional<String>>> used =
      new EnumMap<>(ModelTask.class);
  private int changes;

  int changes() {
    return changes;
  }

  @Override
  public ObjectProperty<Optional<String>> used(ModelTask task) {
    return used.computeIfAbsent(task, _ -> new SimpleObjectProperty<>(Optional.empty()));
  }

  @Override
  public Optional<String> loaded(ModelTask task) {
    return used(task).getValue();
  }

  @Override
  public void use(ModelTask task, String name) {
    used(task).set(Optional.of(name));
  }

  @Override
  public void removed(String name) {
    used.values().forEach(one -> one.set(one.get().filter(inUse -> !inUse.equals(name))));
  }

  @Override
  public void modelsChanged() {
    changes++;
  }
}
