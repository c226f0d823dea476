package org.mixmim.app.task;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background threads of the program and the way back from them. */
public final class Tasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  /** Which thread does the work. */
  public enum Lane {
    /** The one thread that runs networks. */
    INFERENCE,
    /** Threads that read and write files. */
    IO
  }

  // Two may be busy for minutes, with a search and a download: opening and saving need others.
  private static final int FILE_THREADS = 4;

  private static final int PROGRESS_MILLIS = 100;

  /**
   * A drive that does not answer must not keep a program alive for good whose window is gone; one
   * that is slow must have the time for a large model.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Executor inference;
  private final Executor io;
  private final Executor delivery;
  private final Executor news;
  private final Duration patience;
  private final Activities activities = new Activities();
  // Counts what may not be lost, and the one that closes.
  private final Phaser begun = new Phaser(1);

  /**
   * Takes executors.
   *
   * @param inference where networks run
   * @param io where files are read
   * @param delivery where results are delivered
   */
  public Tasks(Executor inference, Executor io, Executor delivery) {
    this(inference, io, delivery, PATIENCE);
  }

  /** The same, with another patience for files when it closes. */
  Tasks(Executor inference, Executor io, Executor delivery, Duration patience) {
    this(inference, io, delivery, delivery, patience);
  }

  private Tasks(
      Executor inference, Executor io, Executor delivery, Executor news, Duration patience) {
    this.inference = inference;
    this.io = io;
    this.delivery = delivery;
    this.news = news;
    this.patience = patience;
  }

  /**
   * The program's threads: one for networks, some for files, results on the JavaFX thread. What
   * would have to be drawn as well does not hold up the window's first paint. Progress is told ten
   * times a second: a network tells it after every block, and each telling takes a core from it.
   *
   * @param paint results wait for it
   * @return the tasks
   */
  public static Tasks start(FirstPaint paint) {
    Executor delivery = step -> onFxThread(step, paint);
    return new Tasks(
        Executors.newSingleThreadExecutor(named("mixmim-inference")),
        Executors.newFixedThreadPool(FILE_THREADS, named("mixmim-io")),
        delivery,
        CompletableFuture.delayedExecutor(PROGRESS_MILLIS, TimeUnit.MILLISECONDS, delivery),
        PATIENCE);
  }

  /**
   * Everything at once on the calling thread: a double for tests.
   *
   * @return the tasks
   */
  public static Tasks sameThread() {
    return new Tasks(Runnable::run, Runnable::run, Runnable::run);
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().name(name, 0).daemon().factory();
  }

  private static void onFxThread(Runnable step, FirstPaint paint) {
    if (Platform.isFxApplicationThread()) {
      step.run();
    } else {
      Platform.runLater(() -> paint.then(step));
    }
  }

  /**
   * What goes on now.
   *
   * @return the activities
   */
  public Activities activities() {
    return activities;
  }

  /**
   * Brings news from a background thread to where results are delivered.
   *
   * @param news what is done there
   */
  public void deliver(Runnable news) {
    delivery.execute(news);
  }

  /**
   * Does some work once.
   *
   * @param lane which thread does it
   * @param name what the window calls it
   * @param work the work
   * @param onResult takes the result on the JavaFX thread, unless cancelled
   * @param onProblem takes the failure on the JavaFX thread
   * @param <T> what comes out
   * @return the running task
   */
  public <T> BackgroundTask run(
      Lane lane,
      ObservableValue<String> name,
      Work<T> work,
      Consumer<? super T> onResult,
      Consumer<Problem> onProblem) {
    return BackgroundTask.start(
        executor(lane), delivery, news, activities, name, true, work, onResult, onProblem);
  }

  /**
   * Does some work that the window cannot do without, or that changes files: Esc does not stop it,
   * and the program's end waits a while for its files.
   *
   * @param lane which thread does it
   * @param name what the window calls it
   * @param work the work
   * @param onResult takes the result on the JavaFX thread
   * @param onProblem takes the failure on the JavaFX thread
   * @param <T> what comes out
   */
  public <T> void runToEnd(
      Lane lane,
      ObservableValue<String> name,
      Work<T> work,
      Consumer<? super T> onResult,
      Consumer<Problem> onProblem) {
    BackgroundTask.start(
        toEnd(lane), delivery, news, activities, name, false, work, onResult, onProblem);
  }

  /**
   * A lane in which the newest request wins.
   *
   * @param lane which thread does the work
   * @param name what the window calls it
   * @param onResult takes the newest result on the JavaFX thread
   * @param onProblem takes the newest request's failure on the JavaFX thread
   * @param <T> what comes out
   * @return the lane
   */
  public <T> LatestOnly<T> latestOnly(
      Lane lane,
      ObservableValue<String> name,
      Consumer<? super T> onResult,
      Consumer<Problem> onProblem) {
    return new LatestOnly<>(
        executor(lane), delivery, news, activities, name, true, onResult, _ -> {}, onProblem);
  }

  /**
   * A lane in which the newest request wins, for results that the window cannot do without and that
   * must be given back: Esc does not stop it, only a newer request does.
   *
   * @param lane which thread does the work
   * @param name what the window calls it
   * @param onResult takes the newest result on the JavaFX thread
   * @param onStale takes a result that nobody waits for any more, on the JavaFX thread, to close it
   * @param onProblem takes the newest request's failure on the JavaFX thread
   * @param <T> what comes out
   * @return the lane
   */
  public <T> LatestOnly<T> latestOwned(
      Lane lane,
      ObservableValue<String> name,
      Consumer<? super T> onResult,
      Consumer<? super T> onStale,
      Consumer<Problem> onProblem) {
    return new LatestOnly<>(
        executor(lane), delivery, news, activities, name, false, onResult, onStale, onProblem);
  }

  /**
   * Does something small that nobody waits for but the program's end, such as closing a file.
   *
   * @param lane which thread does it
   * @param step what to do
   */
  public void execute(Lane lane, Runnable step) {
    toEnd(lane).execute(step);
  }

  /** The lane, with its steps counted if they may write files. */
  private Executor toEnd(Lane lane) {
    Executor executor = executor(lane);
    return switch (lane) {
      case INFERENCE -> executor;
      case IO ->
          step -> {
            begun.register();
            try {
              executor.execute(
                  () -> {
                    try {
                      step.run();
                    } finally {
                      begun.arriveAndDeregister();
                    }
                  });
            } catch (RejectedExecutionException e) {
              // Asked for after the end: the end does not wait for it.
              begun.arriveAndDeregister();
              throw e;
            }
          };
    };
  }

  private Executor executor(Lane lane) {
    return switch (lane) {
      case INFERENCE -> inference;
      case IO -> io;
    };
  }

  /** Takes no more work and waits: a moment for what runs, much longer for what writes files. */
  @Override
  public void close() {
    shutDown(inference);
    shutDown(io);
    try {
      begun.awaitAdvanceInterruptibly(
          begun.arriveAndDeregister(), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn(
          "Given up after {} s with work on files not done: {}",
          patience.toSeconds(),
          begun.getUnarrivedParties());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shutDown(Executor executor) {
    if (executor instanceof ExecutorService service) {
      service.shutdown();
      try {
        service.awaitTermination(2, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
