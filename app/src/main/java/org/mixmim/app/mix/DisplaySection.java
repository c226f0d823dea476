package org.mixmim.app.mix;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.app.text.Hint;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMeasure;

/** The inspector's part about how pictures are shown. */
final class DisplaySection {
  private final MixViewModel model;
  private final Wording words;

  DisplaySection(MixViewModel model, Wording words) {
    this.model = model;
    this.words = words;
  }

  InspectorSection node() {
    HBox paste =
        toggle("display.paste", MixOptions::pasteVisible, on -> o -> o.withPasteVisible(on));
    Hint.on(paste, words.text("display.paste.why"));
    HBox grid = toggle("display.grid", MixOptions::grid, on -> o -> o.withGrid(on));
    HBox both = toggle("display.both", MixOptions::bothMixtures, on -> o -> o.withBothMixtures(on));
    Hint.on(both, words.text("display.both.why"));
    HBox which = InspectorSection.row(words.text("display.mixture"), mixture());
    shownWhen(which, bound(() -> model.state().options().bothMixtures()));
    return new InspectorSection(words.text("section.display"))
        .add(paste)
        .add(grid)
        .add(both)
        .add(which)
        .add(colours())
        .add(trueColours())
        .add(targetBadge())
        .add(
            choice(
                "display.measure",
                "measure.",
                List.of(ErrorMeasure.values()),
                MixOptions::measure,
                value -> o -> o.withMeasure(value)))
        .add(
            choice(
                "display.map",
                "table.",
                List.of(ColourTable.values()),
                MixOptions::errorColours,
                value -> o -> o.withErrorColours(value)))
        .add(
            choice(
                "display.sampling",
                "sampling.",
                List.of(Sampling.values()),
                MixOptions::sampling,
                value -> o -> o.withSampling(value)));
  }

  private HBox toggle(
      String key,
      Function<MixOptions, Boolean> part,
      Function<Boolean, UnaryOperator<MixOptions>> change) {
    Node toggle =
        InspectorSection.toggle(
            model.stateProperty(),
            state -> part.apply(state.options()),
            words.text(key),
            on -> model.changeOptions(change.apply(on)));
    toggle.setId(key.replace('.', '-'));
    return InspectorSection.row(words.text(key), toggle);
  }

  private <T extends Enum<T>> HBox choice(
      String key,
      String prefix,
      List<T> values,
      Function<MixOptions, T> part,
      Function<T, UnaryOperator<MixOptions>> change) {
    ComboBox<T> box =
        InspectorSection.choice(
            model.stateProperty(),
            state -> part.apply(state.options()),
            values,
            value -> words.text(prefix + value.name()),
            words.text(key),
            value -> model.changeOptions(change.apply(value)));
    box.setId(key.replace('.', '-'));
    return InspectorSection.row(words.text(key), box);
  }

  private Node mixture() {
    SegmentedButton segments = new SegmentedButton();
    segments.setToggleGroup(null);
    for (Side side : Side.values()) {
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(words.text("mixture." + side));
      button.getStyleClass().add("small");
      model
          .stateProperty()
          .subscribe(state -> button.setSelected(state.options().mixture() == side));
      button.setOnAction(
          _ -> {
            model.changeOptions(o -> o.withMixture(side));
            button.setSelected(true);
          });
      segments.getButtons().add(button);
    }
    return segments;
  }

  private Node colours() {
    HBox row =
        choice(
            "display.colours",
            "colours.",
            List.of(ColourMode.values()),
            MixOptions::colours,
            value -> o -> o.withColours(value));
    Hint.on(row, words.text("display.colours.why"));
    shownWhen(row, normalised());
    return row;
  }

  /** A model of plain pixels predicts colours: there is nothing to choose. */
  private Node trueColours() {
    Label value = new Label();
    value.textProperty().bind(words.text("colours.true"));
    value.getStyleClass().add("muted");
    HBox row = InspectorSection.row(words.text("display.colours"), value);
    Hint.on(row, words.text("colours.true.why"));
    shownWhen(row, normalised().not());
    return row;
  }

  private Node targetBadge() {
    Label badge = new Label();
    badge.textProperty().bind(words.text("colours.leak"));
    badge.getStyleClass().addAll("badge", "warning");
    shownWhen(
        badge,
        bound(
            () ->
                model.modelProperty().get().filter(MixModel::normalisedPixels).isPresent()
                    && model.state().options().colours() == ColourMode.FROM_TARGET));
    return badge;
  }

  private BooleanBinding normalised() {
    return bound(() -> model.modelProperty().get().filter(MixModel::normalisedPixels).isPresent());
  }

  private BooleanBinding bound(Callable<Boolean> condition) {
    return Bindings.createBooleanBinding(condition, model.stateProperty(), model.modelProperty());
  }

  private static void shownWhen(Node node, BooleanBinding condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }
}
