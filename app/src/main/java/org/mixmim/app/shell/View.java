package org.mixmim.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import org.kordamp.ikonli.Ikon;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.Gesture;
import org.mixmim.model.zoo.ModelTask;

/**
 * One of the views on the rail. A view is made at start, cheaply; its controls are made when it is
 * first shown, and stay: a view keeps its state when left. Used on the JavaFX thread.
 */
public interface View {
  /**
   * A stable name, kept in settings.
   *
   * @return for example {@code mix}
   */
  String id();

  /**
   * The name on the rail.
   *
   * @return a text that follows the language
   */
  ObservableValue<String> title();

  /**
   * The sign on the rail.
   *
   * @return an icon
   */
  Ikon icon();

  /**
   * The view's controls.
   *
   * @return made at the first call, the same at every later one
   */
  Node content();

  /** Told whenever the view has come to the front. */
  default void shown() {}

  /** Told whenever another view takes its place. */
  default void hidden() {}

  /** Told when Esc is pressed: ends what the view shows only for a moment, such as a comparison. */
  default void escaped() {}

  /** Told when the window closes, whichever view is shown, while settings are still written. */
  default void closing() {}

  /**
   * What can be done here; asked once, before {@link #content}.
   *
   * @return the view's actions
   */
  default List<Action> actions() {
    return List.of();
  }

  /**
   * What the mouse does here; shown beside the shortcuts.
   *
   * @return the view's gestures
   */
  default List<Gesture> gestures() {
    return List.of();
  }

  /**
   * What the view needs a model for; the bar above then offers the models that can do it.
   *
   * @return the task, if the view uses a model
   */
  default Optional<ModelTask> modelTask() {
    return Optional.empty();
  }

  /**
   * What can be taken back here.
   *
   * @return the view's undo stack, if it has one
   */
  default Optional<UndoStack> undoStack() {
    return Optional.empty();
  }

  /**
   * Whether files of this kind are for this view, whichever is shown when they come.
   *
   * @param file the file
   * @return true if no other view can do anything with it
   */
  default boolean owns(Path file) {
    return false;
  }

  /**
   * Takes files that were dropped on the window, but on no part of the view that takes drops
   * itself.
   *
   * @param files the files
   * @return whether the view takes them
   */
  default boolean drop(List<Path> files) {
    return false;
  }

  /**
   * Takes a model file, wherever in the window it was dropped or opened; the view then comes to the
   * front.
   *
   * @param file the file
   * @param use what the model is wanted for; empty if it is only to be looked over
   * @return whether the view is the one that takes model files
   */
  default boolean takeModel(Path file, Optional<ModelTask> use) {
    return false;
  }

  /**
   * Takes what is on the clipboard.
   *
   * @param clipboard the clipboard
   * @return whether the view takes it
   */
  default boolean paste(Clipboard clipboard) {
    return false;
  }
}
