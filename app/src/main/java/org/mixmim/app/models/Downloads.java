package org.mixmim.app.models;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.zoo.Download;
import org.mixmim.model.zoo.DownloadPlan;
import org.mixmim.model.zoo.Downloader;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.StoredModel;

/**
 * The downloads that go on now. They have threads of their own, because they take minutes, and they
 * are no activities, because Esc must not end them. The program may end at any time: the next
 * download goes on from there. Used on the JavaFX thread.
 */
final class Downloads {
  private final Supplier<Downloader> source;
  private final Executor background;
  private final Tasks tasks;
  private Optional<Downloader> made = Optional.empty();
  private final ObservableMap<String, ActiveDownload> active = FXCollections.observableHashMap();
  // Kept, because it only hears of changes while somebody holds it.
  private final ObservableMap<String, ActiveDownload> activeToRead =
      FXCollections.unmodifiableObservableMap(active);

  /**
   * Takes what downloads are made of.
   *
   * @param source makes the downloader, in the background, when the first download is asked for
   * @param background a thread for every download
   * @param tasks where news is delivered
   */
  Downloads(Supplier<Downloader> source, Executor background, Tasks tasks) {
    this.source = source;
    this.background = background;
    this.tasks = tasks;
  }

  /** A thread for every download. */
  static ExecutorService threads() {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofPlatform().name("mixmim-download-", 0).daemon().factory());
  }

  private synchronized Downloader downloader() {
    if (made.isEmpty()) {
      made = Optional.of(source.get());
    }
    return made.orElseThrow();
  }

  /** Downloads by the model's name. */
  ObservableMap<String, ActiveDownload> active() {
    return activeToRead;
  }

  /** Asks the server what a download would be; nothing is fetched yet. */
  void plan(ModelCard card, Consumer<DownloadPlan> onPlan, Consumer<Problem> onProblem) {
    background.execute(
        () -> {
          try {
            DownloadPlan plan = downloader().plan(card);
            tasks.deliver(() -> onPlan.accept(plan));
          } catch (RuntimeException e) {
            tasks.deliver(() -> onProblem.accept(new Problem(e)));
          }
        });
  }

  /**
   * Starts what the user agreed to.
   *
   * @param onDone takes the model once it is in the store
   * @param onProblem told why it did not get there, unless the user ended it
   */
  void start(DownloadPlan plan, Consumer<StoredModel> onDone, Consumer<Problem> onProblem) {
    if (active.containsKey(plan.name())) {
      return;
    }
    ActiveDownload row = new ActiveDownload();
    Download download = downloader().prepare(plan, news -> tasks.deliver(() -> row.tell(news)));
    row.begin(download);
    active.put(plan.name(), row);
    background.execute(() -> run(download, onDone, onProblem));
  }

  private void run(Download download, Consumer<StoredModel> onDone, Consumer<Problem> onProblem) {
    Optional<StoredModel> model = Optional.empty();
    Optional<Problem> problem = Optional.empty();
    try {
      model = Optional.of(download.run());
    } catch (CancellationException e) {
      // The user ended it: there is nothing to tell.
      problem = Optional.empty();
    } catch (RuntimeException e) {
      problem = Optional.of(new Problem(e));
    }
    Optional<StoredModel> stored = model;
    Optional<Problem> failure = problem;
    tasks.deliver(
        () -> {
          active.remove(download.plan().name());
          stored.ifPresent(onDone);
          failure.ifPresent(onProblem);
        });
  }
}
