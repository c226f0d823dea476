package org.mixmim.app.classify;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixmim.app.task.Problem;

/** One of the pictures in the view, and how far it is. Used on the JavaFX thread. */
final class ClassifiedPicture {
  /** How far a picture is. */
  sealed interface State {
    /** Not looked at yet. */
    record Waiting() implements State {}

    /** Classified. */
    record Done(Outcome outcome) implements State {}

    /** Could not be read or classified. */
    record Failed(Problem problem) implements State {}
  }

  private final Subject subject;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Waiting());

  ClassifiedPicture(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  void become(State newState) {
    state.set(newState);
  }

  boolean waits() {
    return state.get() instanceof State.Waiting;
  }

  Optional<Outcome> outcome() {
    return state.get() instanceof State.Done(Outcome outcome)
        ? Optional.of(outcome)
        : Optional.empty();
  }
}
