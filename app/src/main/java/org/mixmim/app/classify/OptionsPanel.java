package org.mixmim.app.classify;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.ToggleSwitch;
import java.util.Arrays;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.Preprocessing;

/** The inspector at the right: how pictures become input, what is shown, what the model knows. */
final class OptionsPanel extends VBox {
  private final ClassifyViewModel model;
  private final Texts texts;

  OptionsPanel(ClassifyViewModel model, Texts texts, ObservableValue<?> language) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("inspector");
    KnownClasses known = new KnownClasses(model, texts, language);
    VBox.setVgrow(known, Priority.ALWAYS);
    getChildren().addAll(resultOptions(), regions(language), known);
  }

  private Node resultOptions() {
    ToggleGroup group = new ToggleGroup();
    HBox conventions = new HBox(8);
    for (Preprocessing.Convention convention : Preprocessing.Convention.values()) {
      ToggleButton chip = new ToggleButton();
      chip.textProperty().bind(texts.text("convention." + convention));
      chip.getStyleClass().add("chip");
      chip.setToggleGroup(group);
      chip.setUserData(convention);
      conventions.getChildren().add(chip);
    }
    model
        .conventionProperty()
        .subscribe(
            now ->
                group.getToggles().stream()
                    .filter(toggle -> toggle.getUserData() == now)
                    .forEach(group::selectToggle));
    group
        .selectedToggleProperty()
        .addListener(
            (_, old, now) -> {
              if (now == null) {
                group.selectToggle(old);
              } else {
                model.conventionProperty().set((Preprocessing.Convention) now.getUserData());
              }
            });
    Label why = wrapped("convention.why");

    Slider slider =
        new Slider(
            ClassifyViewModel.LEAST_CLASSES,
            ClassifyViewModel.MOST_CLASSES,
            model.topKProperty().get());
    slider.setId("classify-top");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setBlockIncrement(1);
    slider.accessibleTextProperty().bind(texts.text("top"));
    slider
        .valueProperty()
        .subscribe(value -> model.topKProperty().set((int) Math.round(value.doubleValue())));
    model.topKProperty().subscribe(value -> slider.setValue(value.intValue()));
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label count = new Label();
    count.textProperty().bind(model.topKProperty().asString());
    count.getStyleClass().add("figure");
    count.setMinWidth(Region.USE_PREF_SIZE);
    return card(
        "options", label("convention"), conventions, why, spread(label("top"), count), slider);
  }

  private Node regions(ObservableValue<?> language) {
    ToggleSwitch explain = new ToggleSwitch();
    explain.setId("classify-explain");
    explain.accessibleTextProperty().bind(texts.text("explain"));
    explain.selectedProperty().bindBidirectional(model.explanation().wantedProperty());
    Region ramp = new Region();
    ramp.getStyleClass().add("heat-ramp");
    Label scale = new Label();
    scale.getStyleClass().add("muted");
    scale.setWrapText(true);
    scale.setMinHeight(USE_PREF_SIZE);
    Runnable tell =
        () ->
            scale.setText(
                model
                    .explanation()
                    .heatMapProperty()
                    .get()
                    .map(map -> texts.get("explain.scale", nameOf(map), 100 * map.largest()))
                    .orElseGet(this::mapless));
    model.explanation().heatMapProperty().subscribe(_ -> tell.run());
    model.stoppedProperty().subscribe(_ -> tell.run());
    model.explanation().busyProperty().subscribe(_ -> tell.run());
    model.explanation().coveredProperty().subscribe(_ -> tell.run());
    language.subscribe(_ -> tell.run());
    for (Node node : List.of(ramp, scale)) {
      node.visibleProperty().bind(model.explanation().wantedProperty());
      node.managedProperty().bind(model.explanation().wantedProperty());
    }
    return card("regions", spread(label("explain"), explain), wrapped("explain.why"), ramp, scale);
  }

  /** In place of the scale while there is no map. */
  private String mapless() {
    if (model.explanation().busyProperty().get()) {
      return model
          .explanation()
          .coveredProperty()
          .get()
          .map(now -> texts.get("explain.count", now.cells(), now.of()))
          .orElseGet(() -> texts.get("explain.working"));
    }
    return model.stoppedProperty().get() ? texts.get("stopped") : "";
  }

  private String nameOf(HeatMap map) {
    return model
        .classifier()
        .getValue()
        .map(classifier -> classifier.classes().get(map.label()))
        .orElse("");
  }

  private VBox card(String title, Node... content) {
    Label head = new Label();
    head.textProperty().bind(texts.text("card." + title));
    head.getStyleClass().add("card-title");
    VBox card = new VBox(8, head);
    card.getChildren().addAll(Arrays.asList(content));
    card.getStyleClass().add("card");
    card.setMinHeight(USE_PREF_SIZE);
    return card;
  }

  private Label label(String key) {
    Label label = new Label();
    label.textProperty().bind(texts.text(key));
    return label;
  }

  private Label wrapped(String key) {
    Label label = label(key);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static HBox spread(Node left, Node right) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, left, gap, right);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
