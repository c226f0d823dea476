package org.mixmim.app.mix;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** The inspector's part about the mask: ratio, seed, patterns, files. */
final class MaskSection {
  private static final int SEED_DIGITS = 9;

  private final MixViewModel model;
  private final Wording words;
  private final MaskFileActions files;

  MaskSection(MixViewModel model, Wording words, MaskFileActions files) {
    this.model = model;
    this.words = words;
    this.files = files;
  }

  InspectorSection node() {
    Label count = new Label();
    count.setId("mask-count");
    count
        .textProperty()
        .bind(words.follow(() -> words.count(model.state().mask()), model.stateProperty()));
    return new InspectorSection(
            words.text("section.mask"),
            tool("mask.load", Feather.FOLDER, files::load),
            tool("mask.save", Feather.SAVE, files::save))
        .add(InspectorSection.row(words.text("mask.ratio"), count))
        .add(ratio())
        .add(InspectorSection.row(words.text("mask.seed"), seed(), reroll()))
        .add(patterns());
  }

  private Slider ratio() {
    Slider slider = new Slider();
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setId("mask-ratio");
    slider.setMin(0);
    slider.accessibleTextProperty().bind(words.text("mask.ratio"));
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    model
        .stateProperty()
        .subscribe(
            state -> {
              slider.setMax(state.mask().size());
              if (!slider.isValueChanging()) {
                slider.setValue(state.mask().count());
              }
            });
    slider
        .valueProperty()
        .subscribe(
            value -> {
              int cells = (int) Math.round(value.doubleValue());
              if (cells == model.state().mask().count()) {
                return;
              }
              if (slider.isValueChanging()) {
                model.dragCount(cells);
              } else {
                model.setCount(cells);
              }
            });
    slider
        .valueChangingProperty()
        .subscribe(
            changing -> {
              if (!changing) {
                model.endStroke();
              }
            });
    return slider;
  }

  private TextField seed() {
    TextField field = new TextField();
    field.setId("mask-seed");
    field.getStyleClass().add("small");
    field.setPrefColumnCount(5);
    field.accessibleTextProperty().bind(words.text("mask.seed"));
    field.setTextFormatter(new TextFormatter<>(MaskSection::onlyDigits));
    model.stateProperty().subscribe(state -> field.setText(String.valueOf(state.seed())));
    field.setOnAction(_ -> takeSeed(field));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                takeSeed(field);
              }
            });
    return field;
  }

  /** What would make the text no seed is not typed. */
  private static TextFormatter.Change onlyDigits(TextFormatter.Change change) {
    if (!change.getControlNewText().matches("\\d{0," + SEED_DIGITS + "}")) {
      change.setText("");
      change.setRange(change.getRangeStart(), change.getRangeStart());
    }
    return change;
  }

  private void takeSeed(TextField field) {
    String typed = field.getText();
    if (typed.isEmpty()) {
      field.setText(String.valueOf(model.state().seed()));
    } else if (Long.parseLong(typed) != model.state().seed()) {
      model.setSeed(Long.parseLong(typed));
    }
  }

  private Button reroll() {
    Button button = tool("mask.reroll", Feather.REFRESH_CW, model::reroll);
    button.setId("mask-reroll");
    return button;
  }

  private FlowPane patterns() {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("chip-flow");
    for (MaskOrigin origin : MaskOrigin.values()) {
      if (origin != MaskOrigin.PAINTED) {
        chips.getChildren().add(pattern(origin));
      }
    }
    chips
        .getChildren()
        .addAll(chip("mask.invert", model::invert), chip("mask.clear", model::clear));
    return chips;
  }

  private ToggleButton pattern(MaskOrigin origin) {
    ToggleButton chip = new ToggleButton();
    chip.setId("pattern-" + origin);
    chip.textProperty().bind(words.text("pattern." + origin));
    chip.getStyleClass().add("chip");
    model.stateProperty().subscribe(state -> chip.setSelected(state.origin() == origin));
    chip.addEventHandler(
        ActionEvent.ACTION,
        _ -> {
          model.setPattern(origin);
          chip.setSelected(true);
        });
    return chip;
  }

  private Button chip(String key, Runnable action) {
    Button chip = new Button();
    chip.setId(key.replace('.', '-'));
    chip.textProperty().bind(words.text(key));
    chip.getStyleClass().add("chip");
    chip.setOnAction(_ -> action.run());
    return chip;
  }

  private Button tool(String key, Feather icon, Runnable action) {
    return InspectorSection.tool(icon, words.text(key), action);
  }
}
