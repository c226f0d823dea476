package org.mixmim.app.mix;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.text.Hint;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Filling;

/** The inspector's part about what the model was not trained on. */
final class ExperimentSection {
  private final MixViewModel model;
  private final Wording words;

  ExperimentSection(MixViewModel model, Wording words) {
    this.model = model;
    this.words = words;
  }

  InspectorSection node() {
    ComboBox<Filling> filling =
        InspectorSection.choice(
            model.stateProperty(),
            state -> state.options().experiment().filling(),
            List.of(Filling.values()),
            value -> words.text("filling." + value),
            words.text("experiment.filling"),
            value ->
                model.changeOptions(
                    o ->
                        o.withExperiment(new Experiment(value, o.experiment().maskedAttention()))));
    filling.setId("experiment-filling");
    Node attention =
        InspectorSection.toggle(
            model.stateProperty(),
            state -> state.options().experiment().maskedAttention(),
            words.text("experiment.attention"),
            on ->
                model.changeOptions(
                    o -> o.withExperiment(new Experiment(o.experiment().filling(), on))));
    attention.setId("experiment-attention");
    HBox attentionRow = InspectorSection.row(words.text("experiment.attention"), attention);
    Hint.on(attentionRow, words.text("experiment.attention.why"));
    return new InspectorSection(words.text("section.experiment"), swap())
        .add(InspectorSection.row(words.text("experiment.filling"), filling))
        .add(attentionRow)
        .add(outside());
  }

  private Node outside() {
    Label badge = new Label();
    badge.setId("outside-training");
    badge.textProperty().bind(words.text("experiment.outside"));
    badge.getStyleClass().addAll("badge", "warning");
    Hint.on(badge, words.text("experiment.outside.why"));
    badge
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.state().options().experiment().isStandard(), model.stateProperty()));
    badge.managedProperty().bind(badge.visibleProperty());
    return badge;
  }

  private Node swap() {
    Button swap = InspectorSection.tool(Feather.REPEAT, words.text("swap"), model::swap);
    swap.setId("swap");
    return swap;
  }
}
