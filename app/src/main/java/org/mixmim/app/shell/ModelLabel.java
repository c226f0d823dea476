package org.mixmim.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.models.ModelNumbers;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.inference.ModelInfo;

/** Name and size of the model that the current view uses, in the status line. */
final class ModelLabel extends SlotLabel {
  ModelLabel(Navigation navigation, ModelService models, Texts texts) {
    super(navigation, models, slot -> text(slot, texts));
    setId("model-label");
  }

  private static StringBinding text(ModelSlot slot, Texts texts) {
    ObservableValue<String> language = texts.text("status.model", "", "");
    return Bindings.createStringBinding(
        () ->
            slot.model()
                .map(used -> used.model().info())
                .map(info -> words(info, texts))
                .orElse(""),
        slot.modelProperty(),
        language);
  }

  static String words(ModelInfo info, Texts texts) {
    return texts.get(
        "status.model", info.name(), ModelNumbers.count(info.parameters(), texts.locale()));
  }
}
