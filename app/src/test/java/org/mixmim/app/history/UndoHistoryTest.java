package org.mixmim.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UndoHistoryTest {
  private final UndoHistory<String> history = new UndoHistory<>("a");

  @Test
  void goesBackAndForthWithoutLimit() {
    for (int i = 0; i < 1000; i++) {
      history.change("s" + i);
    }
    for (int i = 0; i < 1000; i++) {
      history.undo();
    }
    assertThat(history.present()).isEqualTo("a");
    assertThat(history.undoableProperty().get()).isFalse();
    history.redo();
    assertThat(history.present()).isEqualTo("s0");
  }

  @Test
  void aGestureIsOneStepAndOneWithoutChangeIsNone() {
    history.changeWithin("b");
    history.changeWithin("c");
    history.endGesture();
    history.changeWithin("d");
    history.changeWithin("c");
    history.endGesture();

    history.undo();

    assertThat(history.present()).isEqualTo("a");
    assertThat(history.undoableProperty().get()).isFalse();
  }

  @Test
  void aNewChangeForgetsWhatWasTakenBack() {
    history.change("b");
    history.undo();
    history.change("c");

    assertThat(history.redoableProperty().get()).isFalse();
    history.redo();
    assertThat(history.present()).isEqualTo("c");
  }

  @Test
  void undoWithinAGestureEndsItFirst() {
    history.changeWithin("b");

    history.undo();

    assertThat(history.present()).isEqualTo("a");
    history.redo();
    assertThat(history.present()).isEqualTo("b");
  }

  @Test
  void anAmendmentIsNotTakenBack() {
    history.change("b");
    history.amend("b2");

    history.undo();

    assertThat(history.present()).isEqualTo("a");
  }
}
