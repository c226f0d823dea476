package org.mixmim.app.mix;

import javafx.beans.value.ObservableBooleanValue;
import org.mixmim.app.history.UndoHistory;
import org.mixmim.app.shell.UndoStack;

/** What Ctrl+Z reaches in the Mix view. */
record MixUndo(UndoHistory<MixState> history) implements UndoStack {
  @Override
  public ObservableBooleanValue undoable() {
    return history.undoableProperty();
  }

  @Override
  public ObservableBooleanValue redoable() {
    return history.redoableProperty();
  }

  @Override
  public void undo() {
    history.undo();
  }

  @Override
  public void redo() {
    history.redo();
  }
}
