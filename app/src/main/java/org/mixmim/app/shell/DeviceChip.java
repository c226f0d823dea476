package org.mixmim.app.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.inference.KernelSummary;

/** Where models compute; the menu says of every device why it is not used, if it is not. */
final class DeviceChip extends MenuButton {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

  private final ModelService models;
  private final Texts texts;
  private final ToggleGroup group = new ToggleGroup();
  private final ToggleGroup precisions = new ToggleGroup();

  DeviceChip(ModelService models, Texts texts) {
    this.models = models;
    this.texts = texts;
    setId("device-chip");
    setMinWidth(USE_PREF_SIZE);
    Circle light = new Circle(4);
    light.getStyleClass().add("status-light");
    setGraphic(light);
    models
        .engineProperty()
        .subscribe(report -> light.pseudoClassStateChanged(BUSY, report.isEmpty()));
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    models.engineProperty().get().isPresent()
                        ? name(models.deviceProperty().get())
                        : texts.get("engine.starting"),
                models.engineProperty(),
                models.deviceProperty(),
                texts.text("engine.starting")));
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(texts.text("device.tooltip"));
    setTooltip(tooltip);
    accessibleTextProperty().bind(texts.text("device.chip", textProperty()));
    getItems().setAll(new MenuItem());
    setOnShowing(_ -> fill());
  }

  private static String name(Device device) {
    return switch (device.kind()) {
      case CPU -> "CPU";
      case CUDA -> "CUDA " + device.index();
      case MPS -> "Apple GPU";
    };
  }

  private void fill() {
    getItems().setAll(item(texts.get("device.automatic"), ModelService.AUTOMATIC));
    Optional<EngineReport> report = models.engineProperty().get();
    report.ifPresent(
        known -> {
          for (EngineReport.DeviceReport device : known.devices()) {
            String name = name(device.device());
            RadioMenuItem item =
                item(
                    device
                        .unusable()
                        .map(reason -> texts.get("device.unusable", name, reason))
                        .orElse(name),
                    device.device().toString());
            item.setDisable(device.unusable().isPresent());
            getItems().add(item);
          }
        });
    models
        .kernels()
        .summaryProperty()
        .get()
        .flatMap(KernelSummary::bfloat16)
        .ifPresent(this::addPrecisions);
  }

  /** A choice of number formats, shown only where there is one. */
  private void addPrecisions(KernelSummary.Narrow offer) {
    String times = String.format(texts.locale(), "%.1f", offer.speedup());
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            precision(PrecisionLabel.name(Precision.FLOAT32), Precision.FLOAT32),
            precision(
                texts.get("device.bfloat16", times, PrecisionLabel.error(offer)),
                Precision.BFLOAT16));
  }

  private RadioMenuItem precision(String name, Precision precision) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setId("precision-" + PrecisionLabel.name(precision));
    item.setToggleGroup(precisions);
    item.setSelected(models.precisionChoiceProperty().get() == precision);
    item.setOnAction(_ -> models.choosePrecision(precision));
    return item;
  }

  private RadioMenuItem item(String name, String choice) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setToggleGroup(group);
    item.setSelected(models.deviceChoiceProperty().get().equals(choice));
    item.setOnAction(_ -> models.chooseDevice(choice));
    return item;
  }
}
