package org.mixmim.app.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.mixmim.app.task.BackgroundTask;

/**
 * Photographs on their way into the view: while some are, no pane asks for any, and what the user
 * brings meanwhile waits, so that the last to be brought is what is shown. Used on the JavaFX
 * thread.
 */
final class Arrivals {
  private final ReadOnlyBooleanWrapper expected =
      new ReadOnlyBooleanWrapper(this, "expected", true);
  private final List<Runnable> waiting = new ArrayList<>();
  // Those that a start brings are expected before anybody asks for them.
  private int underWay = 1;

  /** Whether photographs are on their way. */
  ReadOnlyBooleanProperty expectedProperty() {
    return expected.getReadOnlyProperty();
  }

  /** Those that a start brings have been asked for. */
  void startsHaveBegun() {
    oneLess();
  }

  /** Expects what a task brings, until it has ended one way or another. */
  void expect(BackgroundTask task) {
    underWay++;
    expected.set(true);
    task.runningProperty()
        .subscribe(
            running -> {
              if (!running) {
                oneLess();
              }
            });
  }

  /** Does something when nothing is on its way, which may be now. */
  void then(Runnable step) {
    waiting.add(step);
    next();
  }

  /** Starts a task that brings some when nothing else is on its way. */
  void bring(Supplier<BackgroundTask> task) {
    then(() -> expect(task.get()));
  }

  private void oneLess() {
    underWay--;
    next();
  }

  private void next() {
    while (underWay == 0 && !waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
    expected.set(underWay > 0);
  }
}
