package org.mixmim.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.zoo.ModelCard;

/** The model that the current view uses, and the others that could take its place. */
final class ModelChip extends MenuButton {
  private final ModelService models;
  private final Texts texts;
  private final Runnable openFile;

  ModelChip(Navigation navigation, ModelService models, Texts texts, Runnable openFile) {
    this.models = models;
    this.texts = texts;
    this.openFile = openFile;
    setId("model-chip");
    setGraphic(new FontIcon(Feather.BOX));
    setMinWidth(USE_PREF_SIZE);
    accessibleTextProperty().bind(texts.text("model.chip", textProperty()));
    Hint.on(this, texts.text("model.chip.tooltip"));
    navigation.currentProperty().subscribe(view -> follow(view.modelTask().map(models::slot)));
    setOnShowing(_ -> fill(navigation.current().modelTask().map(models::slot)));
    // A menu button without items does not open; the real ones are made when it does.
    getItems().setAll(new MenuItem());
  }

  private void follow(Optional<ModelSlot> slot) {
    setVisible(slot.isPresent());
    setManaged(slot.isPresent());
    textProperty().unbind();
    slot.ifPresent(used -> textProperty().bind(name(used)));
  }

  private ObservableValue<String> name(ModelSlot slot) {
    ObservableValue<String> none = texts.text("model.none");
    ObservableValue<String> loading = texts.text("model.loading");
    return Bindings.createStringBinding(
        () ->
            slot.loadingProperty().get()
                ? loading.getValue()
                : slot.model().map(this::title).orElse(none.getValue()),
        slot.loadingProperty(),
        slot.modelProperty(),
        models.cards(),
        loading,
        none);
  }

  /** A card's title in the language spoken; a file's name for what has no card. */
  private String title(LoadedModelHandle used) {
    return models
        .title(used.nameOrFile(), texts.locale())
        .orElseGet(() -> String.valueOf(Path.of(used.nameOrFile()).getFileName()));
  }

  private void fill(Optional<ModelSlot> slot) {
    getItems().clear();
    ToggleGroup group = new ToggleGroup();
    slot.ifPresent(
        used -> {
          for (ModelCard card : models.cards()) {
            if (card.tasks().isEmpty() || card.tasks().contains(used.task())) {
              getItems().add(item(card, used, group));
            }
          }
          used.model()
              .filter(
                  model -> models.cards().stream().noneMatch(c -> c.isCalled(model.nameOrFile())))
              .ifPresent(
                  model -> {
                    RadioMenuItem file = new RadioMenuItem(title(model));
                    file.setToggleGroup(group);
                    file.setSelected(true);
                    getItems().add(file);
                  });
        });
    MenuItem open = new MenuItem();
    open.setGraphic(new FontIcon(Feather.FOLDER));
    open.textProperty().bind(texts.text("action.model-file"));
    open.setOnAction(_ -> openFile.run());
    getItems().addAll(List.of(new SeparatorMenuItem(), open));
  }

  private RadioMenuItem item(ModelCard card, ModelSlot slot, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(card.title().in(texts.locale()));
    item.setToggleGroup(group);
    item.setSelected(slot.model().filter(model -> card.isCalled(model.nameOrFile())).isPresent());
    item.setOnAction(_ -> slot.choose(card.name()));
    return item;
  }
}
