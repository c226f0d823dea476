package org.mixmim.app.task;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/**
 * A lane in which the newest request wins. At most one request runs and one waits: a newer one
 * replaces the waiting one and asks the running one to stop between two steps. A result is
 * delivered only while no newer request was made, so a stale one is never shown. While nothing is
 * asked, nothing runs.
 *
 * @param <T> what comes out
 */
public final class LatestOnly<T> {
  private final Executor background;
  private final Executor delivery;
  private final Executor news;
  private final Activities activities;
  private final Activity activity;
  private final Consumer<? super T> onResult;
  private final Consumer<? super T> onStale;
  private final Consumer<Problem> onProblem;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  private final Object lock = new Object();
  private Optional<Run<T>> running = Optional.empty();
  private Optional<Run<T>> waiting = Optional.empty();
  private Optional<Run<T>> newest = Optional.empty();

  LatestOnly(
      Executor background,
      Executor delivery,
      Executor news,
      Activities activities,
      ObservableValue<String> name,
      boolean cancellable,
      Consumer<? super T> onResult,
      Consumer<? super T> onStale,
      Consumer<Problem> onProblem) {
    this.background = background;
    this.delivery = delivery;
    this.news = news;
    this.activities = activities;
    this.activity = new Activity(name, cancellable ? this::cancel : () -> {});
    this.onResult = onResult;
    this.onStale = onStale;
    this.onProblem = onProblem;
  }

  /**
   * Asks for some work; whatever was asked before is dropped.
   *
   * @param work the work
   */
  public void submit(Work<T> work) {
    Run<T> run = new Run<>(work, news, this::tellProgress);
    boolean start;
    synchronized (lock) {
      newest = Optional.of(run);
      running.ifPresent(Run::cancel);
      start = running.isEmpty();
      if (start) {
        running = newest;
      } else {
        waiting = newest;
      }
    }
    delivery.execute(this::tellBusy);
    if (start) {
      background.execute(() -> execute(run));
    }
  }

  /**
   * The same for work that has something to show before all of it is done.
   *
   * @param work the work
   */
  public void submit(StagedWork<T> work) {
    submit(
        control ->
            work.run(control, early -> delivery.execute(() -> deliverEarly(control, early))));
  }

  /** Drops whatever was asked; nothing of it will be delivered. */
  public void cancel() {
    synchronized (lock) {
      newest = Optional.empty();
      waiting = Optional.empty();
      running.ifPresent(Run::cancel);
    }
    delivery.execute(this::tellBusy);
  }

  /**
   * Whether a request is still to be answered.
   *
   * @return the property, changed where results are delivered
   */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void execute(Run<T> run) {
    Run.Outcome<T> outcome = run.execute();
    Optional<Run<T>> next;
    synchronized (lock) {
      next = waiting;
      running = waiting;
      waiting = Optional.empty();
    }
    next.ifPresent(following -> background.execute(() -> execute(following)));
    delivery.execute(() -> deliver(run, outcome));
  }

  private void deliverEarly(TaskControl run, T early) {
    boolean awaited;
    synchronized (lock) {
      awaited = isNewest(run);
    }
    if (awaited) {
      onResult.accept(early);
    } else {
      onStale.accept(early);
    }
  }

  private boolean isNewest(TaskControl run) {
    return newest.filter(run::equals).isPresent();
  }

  private void deliver(Run<T> run, Run.Outcome<T> outcome) {
    boolean awaited;
    synchronized (lock) {
      awaited = isNewest(run);
      if (awaited) {
        newest = Optional.empty();
      }
    }
    if (!awaited) {
      tellProgress(0);
      if (outcome instanceof Run.Outcome.Done<T>(T result)) {
        onStale.accept(result);
      }
      return;
    }
    tellBusy();
    switch (outcome) {
      case Run.Outcome.Done<T>(T result) -> onResult.accept(result);
      case Run.Outcome.Failed<T>(Problem problem) -> onProblem.accept(problem);
      case Run.Outcome.Cancelled<T> _ -> {}
    }
  }

  private void tellBusy() {
    boolean now;
    synchronized (lock) {
      now = newest.isPresent();
    }
    if (now && !busy.get()) {
      activity.setProgress(-1);
      activities.add(activity);
    } else if (!now && busy.get()) {
      activities.remove(activity);
    }
    busy.set(now);
  }

  private void tellProgress(double fraction) {
    if (busy.get()) {
      activity.setProgress(fraction);
    }
  }
}
