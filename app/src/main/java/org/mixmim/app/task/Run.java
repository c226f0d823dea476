package org.mixmim.app.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One execution of some work; its progress is told at most once per delivery, and not after it. */
final class Run<T> implements TaskControl {
  /** What came of it. */
  sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    record Failed<T>(Problem problem) implements Outcome<T> {}

    record Cancelled<T>() implements Outcome<T> {}
  }

  private final Work<T> work;
  private final Executor news;
  private final Consumer<Double> tellProgress;
  private final AtomicBoolean telling = new AtomicBoolean();
  private volatile double fraction;
  private volatile boolean cancelled;
  private volatile boolean ended;

  Run(Work<T> work, Executor news, Consumer<Double> tellProgress) {
    this.work = work;
    this.news = news;
    this.tellProgress = tellProgress;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public void progress(int done, int total) {
    fraction = total <= 0 ? -1 : (double) done / total;
    if (!cancelled && telling.compareAndSet(false, true)) {
      news.execute(
          () -> {
            telling.set(false);
            if (!cancelled && !ended) {
              tellProgress.accept(fraction);
            }
          });
    }
  }

  /** Does the work on the calling thread; whatever is thrown becomes part of the outcome. */
  Outcome<T> execute() {
    if (cancelled) {
      return new Outcome.Cancelled<>();
    }
    try {
      return new Outcome.Done<>(work.run(this));
    } catch (CancellationException e) {
      return new Outcome.Cancelled<>();
    } catch (Throwable e) { // An Error must reach the user, too: it is told, not swallowed.
      return new Outcome.Failed<>(new Problem(e));
    } finally {
      ended = true;
    }
  }
}
