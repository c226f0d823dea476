package org.mixmim.app.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
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
                .map(info -> texts.get("status.model", info.name(), size(info, texts.locale())))
                .orElse(""),
        slot.modelProperty(),
        language);
  }

  private static String size(ModelInfo info, Locale locale) {
    return String.format(locale, "%.1f", info.parameters() / 1e6);
  }
}
