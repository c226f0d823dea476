package org.mixmim.model.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.zoo.DownloadControl.Wish;
import org.mixmim.model.zoo.DownloadException.Reason;
import org.mixmim.model.zoo.DownloadProgress.Phase;

/**
 * One download. {@link #run()} does all the work on the thread that calls it; the other methods may
 * be called from any thread. What has been fetched survives a broken connection, an end of the
 * program at any byte, and {@link #stop()}: the next download of the same file goes on from there.
 */
public final class Download {
  private final DownloadPlan plan;
  private final ModelStore store;
  private final HttpClient client;
  private final DownloadSettings settings;
  private final DiskRoom disk;
  private final ProgressMeter meter;
  private final Consumer<Download> onEnd;
  private final DownloadControl control = new DownloadControl();

  Download(
      DownloadPlan plan,
      ModelStore store,
      HttpClient client,
      DownloadSettings settings,
      Consumer<DownloadProgress> listener,
      Consumer<Download> onEnd) {
    this.plan = plan;
    this.store = store;
    this.client = client;
    this.settings = settings;
    this.disk = new DiskRoom(store.folder());
    this.meter = new ProgressMeter(plan.bytes(), listener, System::nanoTime);
    this.onEnd = onEnd;
  }

  /**
   * What was agreed to.
   *
   * @return the plan
   */
  public DownloadPlan plan() {
    return plan;
  }

  /** Lets go of the connection and waits for {@link #resume()}. */
  public void pause() {
    control.wish(Wish.PAUSE);
  }

  /** Goes on after {@link #pause()}. */
  public void resume() {
    control.wish(Wish.GO);
  }

  /** Ends the download and keeps what has been fetched. */
  public void stop() {
    control.wish(Wish.STOP);
  }

  /** Ends the download and deletes what has been fetched. */
  public void cancel() {
    control.wish(Wish.DISCARD);
  }

  /**
   * Fetches the file, checks its hash and puts it into the store.
   *
   * @return the model in the store
   * @throws DownloadException if that cannot be done
   * @throws StoreException if the store cannot take the file over
   * @throws CancellationException after {@link #stop()} or {@link #cancel()}, or if the downloader
   *     was closed or the thread interrupted, which keeps what has been fetched
   */
  public StoredModel run() {
    Path folder = store.incoming(plan.name());
    try (var _ = lease(folder)) {
      // An earlier run may have ended between the last check and the move into the store.
      if (StoreRecord.read(folder)
          .filter(done -> done.sha256().startsWith(plan.sha256()))
          .isEmpty()) {
        fetch(folder);
      }
      StoredModel model = store.replace(plan.name());
      meter.enter(Phase.DONE, model.bytes());
      return model;
    } finally {
      onEnd.accept(this);
    }
  }

  private FileLease lease(Path folder) {
    return disk.get(
        () -> {
          Files.createDirectories(folder);
          // No model's name begins with a dot.
          Path lock = folder.resolveSibling("." + plan.name() + ".lock");
          return FileLease.take(lock, Duration.ZERO)
              .orElseThrow(() -> new DownloadException(Reason.BUSY, plan.name()));
        });
  }

  private void fetch(Path folder) {
    PartFile part = disk.get(() -> PartFile.open(folder, plan.fileName(), plan.sha256()));
    try {
      try (part) {
        disk.run(() -> disk.require(plan));
        new Transfer(plan, part, disk, client, settings, control, meter).run();
        String hash = check(part);
        disk.run(
            () -> {
              StoredModel done =
                  new StoredModel(
                      plan.name(),
                      folder.resolve(plan.fileName()),
                      part.length(),
                      hash,
                      plan.address().toString(),
                      Instant.now(),
                      Optional.empty(),
                      Optional.empty());
              StoreRecord.write(folder, done);
              part.complete(plan.fileName());
            });
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("Interrupted");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } catch (CancellationException e) {
      if (control.wish() == Wish.DISCARD) {
        disk.run(() -> ModelStore.delete(folder));
      }
      throw e;
    }
  }

  private String check(PartFile part) {
    meter.enter(Phase.CHECKING, 0);
    String hash =
        disk.get(
            () -> {
              part.flush();
              return Sha256.of(
                  part.path(),
                  done -> {
                    control.check();
                    meter.advance(Phase.CHECKING, done);
                  });
            });
    if (!hash.startsWith(plan.sha256())) {
      disk.run(part::restart);
      throw new DownloadException(Reason.HASH_MISMATCH, plan.name(), plan.sha256(), hash);
    }
    return hash;
  }
}
