package org.mixmim.app.shell;

import javafx.beans.value.ObservableBooleanValue;

/** What Ctrl+Z and Ctrl+Shift+Z reach in a view. */
public interface UndoStack {
  /**
   * Whether there is something to take back.
   *
   * @return the observable
   */
  ObservableBooleanValue undoable();

  /**
   * Whether something was taken back that can be done again.
   *
   * @return the observable
   */
  ObservableBooleanValue redoable();

  /** Takes the last change back. */
  void undo();

  /** Does the change that was taken back last again. */
  void redo();
}
