package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mixmim.model.zoo.Downloads.NAME;
import static org.mixmim.model.zoo.Downloads.TAG;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.zoo.DownloadException.Reason;
import org.mixmim.model.zoo.DownloadProgress.Phase;

/** Pausing, ending, being killed, and two programs at once. */
@Timeout(60)
final class DownloadControlTest {
  private static final byte[] FILE = Downloads.file(400_000);
  private static final String HASH = Downloads.hash(FILE);
  private static final int FIRST = 150_000;
  private static final DownloadSettings PATIENT = Downloads.settings(Duration.ofSeconds(50), 3);

  @TempDir private Path home;
  private FileServer server;
  private Downloader downloader;
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final BlockingQueue<DownloadProgress> reports = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() throws IOException {
    // Sends a beginning, then nothing, until it is asked for the rest.
    server =
        new FileServer(
            request -> {
              FileServer.Reply whole = FileServer.proper(request, FILE, TAG);
              return request.isGet() && request.header("Range").isEmpty()
                  ? whole.silentAfter(FIRST)
                  : whole;
            });
    downloader = new Downloader(new ModelStore(home), PATIENT);
  }

  @AfterEach
  void end() throws IOException {
    downloader.close();
    server.close();
    background.shutdownNow();
  }

  private Download prepared() {
    return downloader.prepare(
        downloader.plan(Downloads.card(server.address("/file.pth"), HASH)), reports::add);
  }

  private void awaitPhase(Phase phase) throws InterruptedException {
    Phase seen = reports.take().phase();
    while (seen != phase) {
      seen = reports.take().phase();
    }
  }

  private void awaitBeginning() throws InterruptedException, IOException {
    while (!Files.exists(Downloads.part(home)) || Files.size(Downloads.part(home)) < FIRST) {
      Thread.sleep(5);
    }
  }

  @Test
  void pausesAndGoesOn() throws Exception {
    Download download = prepared();
    Future<StoredModel> result = background.submit(download::run);
    awaitBeginning();
    download.pause();
    awaitPhase(Phase.PAUSED);
    assertThat(result.isDone()).isFalse();
    download.resume();
    assertThat(result.get().file()).hasBinaryContent(FILE);
    assertThat(server.gets().getLast().header("Range")).contains("bytes=" + FIRST + "-");
  }

  @Test
  void stopKeepsAndCancelDeletes() throws Exception {
    Download download = prepared();
    Future<StoredModel> result = background.submit(download::run);
    awaitBeginning();
    download.stop();
    assertCancelled(result);
    assertThat(Files.size(Downloads.part(home))).isEqualTo(FIRST);

    Download again = prepared();
    assertThat(again.plan().bytesHere()).isEqualTo(FIRST);
    assertThat(again.plan().bytesToFetch()).hasValue(FILE.length - FIRST);
    again.cancel();
    assertCancelled(background.submit(again::run));
    assertThat(Downloads.part(home).getParent()).doesNotExist();
    assertThat(new ModelStore(home).list()).isEmpty();
  }

  @Test
  void interruptionKeeps() throws Exception {
    Download download = prepared();
    Future<StoredModel> result = background.submit(download::run);
    awaitBeginning();
    background.shutdownNow();
    assertCancelled(result);
    assertThat(Files.size(Downloads.part(home))).isEqualTo(FIRST);
  }

  @Test
  void closingTheDownloaderEndsItAndKeeps() throws Exception {
    Download download = prepared();
    Future<StoredModel> result = background.submit(download::run);
    awaitBeginning();
    downloader.close();
    assertCancelled(result);
    assertThat(Files.size(Downloads.part(home))).isEqualTo(FIRST);
  }

  @Test
  void aTryThatAPauseCutIsNoFailedOne() throws Exception {
    server.answer(request -> FileServer.proper(request, FILE, TAG));
    try (Downloader once =
        new Downloader(new ModelStore(home), Downloads.settings(Duration.ofSeconds(50), 1))) {
      AtomicReference<Runnable> pauseAndResume = new AtomicReference<>(() -> {});
      AtomicInteger receiving = new AtomicInteger();
      Download download =
          once.prepare(
              once.plan(Downloads.card(server.address("/file.pth"), HASH)),
              report -> {
                if (report.phase() == Phase.RECEIVING && receiving.incrementAndGet() == 1) {
                  pauseAndResume.get().run();
                }
              });
      pauseAndResume.set(
          () -> {
            download.pause();
            download.resume();
          });
      assertThat(download.run().file()).hasBinaryContent(FILE);
      assertThat(server.gets()).hasSize(2);
    }
  }

  private static void assertCancelled(Future<StoredModel> result) {
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void anotherProgramWaitsItsTurnAndTheKilledOnesBytesAreUsed() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DownloadChild.class.getName(),
                home.toString(),
                server.address("/file.pth").toString(),
                HASH)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("child.log").toFile())
            .start();
    try {
      while (child.isAlive()
          && (!Files.exists(Downloads.part(home)) || Files.size(Downloads.part(home)) < FIRST)) {
        Thread.sleep(5);
      }
      assertThat(child.isAlive()).as(Files.readString(home.resolve("child.log"))).isTrue();
      DownloadException busy =
          catchThrowableOfType(DownloadException.class, () -> prepared().run());
      assertThat(busy.reason()).isEqualTo(Reason.BUSY);
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(new ModelStore(home).list()).isEmpty();
    // A kill may come in the middle of a write: any length must do.
    int kept = FIRST - 777;
    try (FileChannel part = FileChannel.open(Downloads.part(home), StandardOpenOption.WRITE)) {
      part.truncate(kept);
    }
    StoredModel model = prepared().run();
    assertThat(model.name()).isEqualTo(NAME);
    assertThat(model.file()).hasBinaryContent(FILE);
    assertThat(server.gets().getLast().header("Range")).contains("bytes=" + kept + "-");
    assertThat(server.gets().getLast().header("If-Range")).contains(TAG);
  }
}
