package org.mixmim.app.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A state and all that it was: changes are taken back and done again without limit. States are
 * immutable and share what they have in common. Used on one thread.
 *
 * @param <S> the state
 */
public final class UndoHistory<S> {
  private final ReadOnlyObjectWrapper<S> present;
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");
  private final Deque<S> past = new ArrayDeque<>();
  private final Deque<S> future = new ArrayDeque<>();
  private Optional<S> gestureStart = Optional.empty();

  /**
   * Starts with nothing to take back.
   *
   * @param initial the first state
   */
  public UndoHistory(S initial) {
    present = new ReadOnlyObjectWrapper<>(this, "present", initial);
  }

  /**
   * The state now.
   *
   * @return the property
   */
  public ReadOnlyObjectProperty<S> presentProperty() {
    return present.getReadOnlyProperty();
  }

  /**
   * The state now.
   *
   * @return the state
   */
  public S present() {
    return present.get();
  }

  /**
   * Changes the state, as one step to take back.
   *
   * @param next the new state
   */
  public void change(S next) {
    endGesture();
    if (!next.equals(present())) {
      step(present());
      present.set(next);
    }
  }

  /**
   * Changes the state within a gesture, such as a stroke or the drag of a slider: all until {@link
   * #endGesture} is one step to take back.
   *
   * @param next the new state
   */
  public void changeWithin(S next) {
    if (gestureStart.isEmpty()) {
      gestureStart = Optional.of(present());
    }
    present.set(next);
  }

  /** Ends a gesture, if one is going on. */
  public void endGesture() {
    Optional<S> start = gestureStart;
    gestureStart = Optional.empty();
    start.filter(state -> !state.equals(present())).ifPresent(this::step);
  }

  /**
   * Replaces the state without a step: what is not the user's doing is not taken back.
   *
   * @param next the state as it is now
   */
  public void amend(S next) {
    present.set(next);
  }

  /**
   * Whether there is something to take back.
   *
   * @return the property
   */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /**
   * Whether something was taken back that can be done again.
   *
   * @return the property
   */
  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Takes the last step back. */
  public void undo() {
    endGesture();
    move(past, future);
  }

  /** Does the step that was taken back last again. */
  public void redo() {
    endGesture();
    move(future, past);
  }

  private void move(Deque<S> from, Deque<S> to) {
    if (!from.isEmpty()) {
      to.push(present());
      S next = from.pop();
      tell();
      present.set(next);
    }
  }

  private void step(S from) {
    past.push(from);
    future.clear();
    tell();
  }

  private void tell() {
    undoable.set(!past.isEmpty());
    redoable.set(!future.isEmpty());
  }
}
