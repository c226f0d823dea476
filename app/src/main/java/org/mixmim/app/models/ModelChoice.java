package org.mixmim.app.models;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.model.zoo.ModelTask;

/** Which models the other views work with; the Models view only tells them. */
interface ModelChoice {
  /** The name of the model that is used for a task, or will be once the task is asked for. */
  ObservableValue<Optional<String>> used(ModelTask task);

  /** The name of the model that is loaded for a task. */
  Optional<String> loaded(ModelTask task);

  /** Uses another model from now on. */
  void use(ModelTask task, String name);

  /** Told that a model is no longer there, and so cannot be used from now on. */
  void removed(String name);

  /** Told when models came or went. */
  void modelsChanged();

  /** The models of the program. */
  static ModelChoice of(ModelService models) {
    return new ModelChoice() {
      @Override
      public ObservableValue<Optional<String>> used(ModelTask task) {
        return models.slot(task).nameProperty();
      }

      @Override
      public Optional<String> loaded(ModelTask task) {
        return models.slot(task).model().map(LoadedModelHandle::nameOrFile);
      }

      @Override
      public void use(ModelTask task, String name) {
        models.slot(task).choose(name);
      }

      @Override
      public void removed(String name) {
        models.forget(name);
      }

      @Override
      public void modelsChanged() {
        models.refresh();
      }
    };
  }
}
