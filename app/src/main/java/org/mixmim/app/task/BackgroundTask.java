package org.mixmim.app.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;

/** One piece of work in the background, which can be watched and cancelled. */
public final class BackgroundTask {
  private final Activity activity;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", true);
  private final Runnable stop;

  private BackgroundTask(ObservableValue<String> name, Runnable stop, boolean cancellable) {
    this.stop = stop;
    this.activity = new Activity(name, cancellable ? this::cancel : () -> {});
  }

  static <T> BackgroundTask start(
      Executor background,
      Executor delivery,
      Executor news,
      Activities activities,
      ObservableValue<String> name,
      boolean cancellable,
      Work<T> work,
      Consumer<? super T> onResult,
      Consumer<Problem> onProblem) {
    // The run tells the task its progress and the task stops the run: one of them comes second.
    BackgroundTask[] made = new BackgroundTask[1];
    Run<T> run = new Run<>(work, news, fraction -> made[0].activity.setProgress(fraction));
    BackgroundTask task = new BackgroundTask(name, run::cancel, cancellable);
    made[0] = task;
    delivery.execute(() -> activities.add(task.activity));
    background.execute(
        () -> {
          Run.Outcome<T> outcome = run.execute();
          delivery.execute(
              () -> {
                activities.remove(task.activity);
                try {
                  switch (outcome) {
                    case Run.Outcome.Done<T>(T result) -> {
                      if (!run.cancelled()) {
                        onResult.accept(result);
                      }
                    }
                    case Run.Outcome.Failed<T>(Problem problem) -> onProblem.accept(problem);
                    case Run.Outcome.Cancelled<T> _ -> {}
                  }
                } finally {
                  task.running.set(false);
                }
              });
        });
    return task;
  }

  /**
   * How far it is: 0 to 1, or -1 while that is unknown.
   *
   * @return the property
   */
  public ReadOnlyDoubleProperty progressProperty() {
    return activity.progressProperty();
  }

  /**
   * Whether it still runs, or its result is being taken.
   *
   * @return the property, changed where results are delivered
   */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Asks it to stop; its result will not be delivered. */
  public void cancel() {
    stop.run();
  }
}
