package org.mixmim.app.shell;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.ModelSlot;

/** Something to say of the model that the current view uses; nothing where it uses none. */
class SlotLabel extends Label {
  SlotLabel(
      Navigation navigation,
      ModelService models,
      Function<ModelSlot, ObservableValue<String>> words) {
    navigation
        .currentProperty()
        .subscribe(
            view -> {
              textProperty().unbind();
              setText("");
              view.modelTask()
                  .map(models::slot)
                  .map(words)
                  .ifPresent(text -> textProperty().bind(text));
            });
  }
}
