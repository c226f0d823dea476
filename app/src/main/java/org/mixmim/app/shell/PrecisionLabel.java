package org.mixmim.app.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.inference.KernelSummary;

/**
 * The number format that the current view's model computes in; its details tell which kernels were
 * found to be fastest.
 */
final class PrecisionLabel extends SlotLabel {
  private final Texts texts;
  private final ModelService models;

  PrecisionLabel(Navigation navigation, ModelService models, Texts texts) {
    super(navigation, models, PrecisionLabel::precision);
    this.texts = texts;
    this.models = models;
    setId("precision-label");
    StringBinding details =
        Bindings.createStringBinding(
            () -> details(models.kernels().summaryProperty().get()),
            models.kernels().summaryProperty(),
            texts.text("kernels.unknown"));
    Hint.on(this, details);
    visibleProperty().bind(textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }

  private static StringBinding precision(ModelSlot slot) {
    return Bindings.createStringBinding(
        () -> slot.model().map(used -> name(used.model().precision())).orElse(""),
        slot.modelProperty());
  }

  /** The name that every language has for it. */
  static String name(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  private String details(Optional<KernelSummary> summary) {
    if (summary.isEmpty()) {
      return texts.get("kernels.unknown");
    }
    KernelSummary known = summary.get();
    String device = models.deviceProperty().get().toString();
    if (known.problem().isPresent()) {
      return known.problem().get().describe(texts.locale());
    }
    return texts.get(
            "kernels.details", device, known.layers(), known.attention(), times(known.speedup()))
        + (known.recorded() ? "\n" + texts.get("kernels.recorded") : "")
        + "\n"
        + known
            .bfloat16()
            .map(offer -> texts.get("kernels.narrow", times(offer.speedup()), error(offer)))
            .orElse(texts.get("kernels.no-narrow"));
  }

  private String times(double speedup) {
    return String.format(texts.locale(), "%.1f", speedup);
  }

  /** A relative error in a form that is short in every language. */
  static String error(KernelSummary.Narrow offer) {
    return String.format(Locale.ROOT, "%.0e", offer.error());
  }
}
