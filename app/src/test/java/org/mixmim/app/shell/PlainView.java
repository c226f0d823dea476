package org.mixmim.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.model.zoo.ModelTask;

/** A view that writes down what the frame does with it. */
final class PlainView implements View, UndoStack {
  private final String id;
  final List<String> told = new ArrayList<>();
  final SimpleBooleanProperty undoable = new SimpleBooleanProperty(true);
  private Optional<TextField> content = Optional.empty();

  private final Optional<ModelTask> task;
  private boolean takesModels;
  private boolean refusesDrops;

  PlainView(String id, Optional<ModelTask> task) {
    this.id = id;
    this.task = task;
  }

  @Override
  public Optional<ModelTask> modelTask() {
    return task;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ObservableValue<String> title() {
    return new SimpleStringProperty("The " + id);
  }

  @Override
  public Ikon icon() {
    return Feather.GRID;
  }

  @Override
  public Node content() {
    if (content.isEmpty()) {
      told.add("made");
      TextField field = new TextField();
      field.setId("content-" + id);
      content = Optional.of(field);
    }
    return content.get();
  }

  @Override
  public void shown() {
    told.add("shown");
  }

  @Override
  public void hidden() {
    told.add("hidden");
  }

  @Override
  public List<Action> actions() {
    return List.of(
        action("swap", "Swap", "X"),
        action("in", "Zoom in", "Shortcut+Plus"),
        action("out", "Zoom out", "Shortcut+Minus"));
  }

  private Action action(String name, String text, String keys) {
    return Action.of(
            id + "." + name,
            Action.Group.PICTURE,
            new SimpleStringProperty(text + " in " + id),
            () -> told.add(name))
        .withKeys(keys);
  }

  @Override
  public Optional<UndoStack> undoStack() {
    return Optional.of(this);
  }

  @Override
  public ObservableBooleanValue undoable() {
    return undoable;
  }

  @Override
  public ObservableBooleanValue redoable() {
    return undoable.not();
  }

  @Override
  public void undo() {
    told.add("undo");
    undoable.set(false);
  }

  @Override
  public void redo() {
    told.add("redo");
    undoable.set(true);
  }

  @Override
  public boolean owns(Path file) {
    return file.toString().endsWith("." + id);
  }

  /** From now on it has no use for pictures. */
  void refuseDrops() {
    refusesDrops = true;
  }

  @Override
  public boolean drop(List<Path> files) {
    if (refusesDrops) {
      return false;
    }
    told.add("drop " + files.size());
    return true;
  }

  /** From now on model files are its own. */
  void takeModels() {
    takesModels = true;
  }

  @Override
  public boolean takeModel(Path file, Optional<ModelTask> use) {
    if (takesModels) {
      told.add(file + " for " + use.map(ModelTask::name).orElse("nothing"));
    }
    return takesModels;
  }

  @Override
  public void closing() {
    told.add("closing");
  }

  @Override
  public boolean paste(Clipboard clipboard) {
    told.add("paste");
    return true;
  }
}
