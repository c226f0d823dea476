package org.mixmim.app.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.shape.Circle;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineException;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.inference.KernelSummary;

/** Where models compute; the menu says of every device why it is not used, if it is not. */
final class DeviceChip extends MenuButton {
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

  private final ModelService models;
  private final Consumer<String> enableGpu;
  private final Texts texts;
  private final ToggleGroup group = new ToggleGroup();
  private final ToggleGroup precisions = new ToggleGroup();

  DeviceChip(ModelService models, Texts texts, Consumer<String> enableGpu) {
    this.enableGpu = enableGpu;
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
    Hint.on(this, texts.text("device.tooltip"));
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
                        .map(
                            reason ->
                                texts.get("device.unusable", name, reason.describe(texts.locale())))
                        .orElse(name),
                    device.device().toString());
            item.setDisable(device.unusable().isPresent());
            getItems().add(item);
          }
          addEnabling(known);
        });
    models
        .kernels()
        .summaryProperty()
        .get()
        .flatMap(KernelSummary::bfloat16)
        .ifPresent(this::addPrecisions);
  }

  /** Offered where there is a card that only lacks libraries. */
  private void addEnabling(EngineReport report) {
    report.devices().stream()
        .flatMap(device -> device.unusable().stream())
        .filter(reason -> reason.key().equals(EngineException.NO_NATIVES))
        .findFirst()
        .ifPresent(
            reason -> {
              MenuItem enable = new MenuItem(texts.get("device.enable-gpu"));
              enable.setId("enable-gpu");
              enable.setOnAction(_ -> enableGpu.accept(reason.describe(texts.locale())));
              getItems().add(enable);
            });
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
