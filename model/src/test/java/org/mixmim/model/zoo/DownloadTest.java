package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mixmim.model.zoo.Downloads.TAG;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.zoo.DownloadException.Reason;
import org.mixmim.model.zoo.DownloadProgress.Phase;
import org.mixmim.model.zoo.FileServer.Reply;
import org.mixmim.model.zoo.FileServer.Request;

final class DownloadTest {
  private static final byte[] FILE = Downloads.file(300_000);
  private static final String HASH = Downloads.hash(FILE);
  private static final DownloadSettings PATIENT = Downloads.settings(Duration.ofSeconds(20), 3);

  @TempDir private Path home;

  private StoredModel download(FileServer server, String hash, DownloadSettings settings) {
    return download(server.address("/file.pth"), hash, settings, new ArrayList<>());
  }

  private StoredModel download(
      URI address, String hash, DownloadSettings settings, List<DownloadProgress> reports) {
    try (Downloader downloader = new Downloader(new ModelStore(home), settings)) {
      DownloadPlan plan = downloader.plan(Downloads.card(address, hash));
      return downloader.prepare(plan, reports::add).run();
    }
  }

  private Reason reason(FileServer server, String hash, DownloadSettings settings) {
    return catchThrowableOfType(DownloadException.class, () -> download(server, hash, settings))
        .reason();
  }

  private static FileServer server(Function<Request, Reply> answers) throws IOException {
    return new FileServer(answers);
  }

  /** A good server, except for the way it answers GET. */
  private static Function<Request, Reply> gets(Function<Request, Reply> get) {
    return request -> request.isGet() ? get.apply(request) : FileServer.proper(request, FILE, TAG);
  }

  @Test
  void planAsksForTheDescriptionOnly() throws IOException {
    try (FileServer server = server(request -> FileServer.proper(request, FILE, TAG));
        Downloader downloader = new Downloader(new ModelStore(home), PATIENT)) {
      DownloadPlan plan =
          downloader.plan(Downloads.card(server.address("/file.pth"), HASH.substring(0, 8)));
      assertThat(plan.bytes()).hasValue(FILE.length);
      assertThat(plan.bytesHere()).isZero();
      assertThat(plan.fileName()).isEqualTo("file.pth");
      assertThat(plan.folder()).startsWithRaw(home);
      assertThat(server.requests()).extracting(Request::method).containsExactly("HEAD");
      assertThat(home).isEmptyDirectory();
    }
  }

  @Test
  void bringsTheFileIntoTheStore() throws IOException {
    try (FileServer server = server(request -> FileServer.proper(request, FILE, TAG))) {
      List<DownloadProgress> reports = new ArrayList<>();
      StoredModel model =
          download(server.address("/file.pth"), HASH.substring(0, 8), PATIENT, reports);
      assertThat(model.file()).hasBinaryContent(FILE);
      assertThat(model.sha256()).isEqualTo(HASH);
      assertThat(model.origin()).isEqualTo(server.address("/file.pth").toString());
      assertThat(new ModelStore(home).list()).containsExactly(model);
      assertThat(reports)
          .extracting(DownloadProgress::phase)
          .containsSubsequence(Phase.CONNECTING, Phase.RECEIVING, Phase.CHECKING, Phase.DONE);
      assertThat(reports).last().extracting(DownloadProgress::fraction).isEqualTo(1.0);
      assertThat(home.resolve("incoming").resolve(Downloads.NAME)).doesNotExist();
    }
  }

  @Test
  void aServerThatTellsNoLengthButZeroStillGivesTheFile() throws IOException {
    try (FileServer server =
        server(
            request ->
                request.isGet()
                    ? FileServer.proper(request, FILE, TAG)
                    : Reply.of(200, new byte[0], "Content-Length: 0"))) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
    }
  }

  @Test
  void goesOnAfterEveryCutConnection() throws IOException {
    try (FileServer server =
        server(gets(request -> FileServer.proper(request, FILE, TAG).cutTo(100_000)))) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      // What was received last may be lost with the connection.
      assertThat(server.gets()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(server.gets()).extracting(Request::rangeStart).isSorted();
      assertThat(server.gets().getLast().header("If-Range")).contains(TAG);
    }
  }

  @Test
  void keepsWhatCameWhenTheServerIsGoneAndGoesOnFromThere() throws IOException {
    try (FileServer server = server(request -> FileServer.proper(request, FILE, TAG))) {
      AtomicInteger gets = new AtomicInteger();
      server.answer(
          gets(
              request ->
                  gets.getAndIncrement() == 0
                      ? FileServer.proper(request, FILE, TAG).cutTo(120_000)
                      : Reply.of(503, new byte[0], "Content-Length: 0")));
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.SERVER);
      long kept = Files.size(Downloads.part(home));
      assertThat(kept).isBetween(1L, 120_000L);

      server.answer(request -> FileServer.proper(request, FILE, TAG));
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getLast().header("Range")).contains("bytes=" + kept + "-");
    }
  }

  @Test
  void givesUpOnASilentServer() throws IOException {
    DownloadSettings hasty = Downloads.settings(Duration.ofMillis(200), 2);
    try (FileServer server =
        server(gets(request -> FileServer.proper(request, FILE, TAG).silentAfter(0)))) {
      assertThat(reason(server, HASH, hasty)).isEqualTo(Reason.STALLED);
      assertThat(server.gets()).hasSize(2);
    }
  }

  @Test
  void goesOnAfterASilentServer() throws IOException {
    DownloadSettings hasty = Downloads.settings(Duration.ofMillis(300), 2);
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            gets(
                request -> {
                  Reply whole = FileServer.proper(request, FILE, TAG);
                  return gets.getAndIncrement() == 0 ? whole.silentAfter(50_000) : whole;
                }))) {
      assertThat(download(server, HASH, hasty).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getLast().rangeStart()).isEqualTo(50_000);
    }
  }

  @Test
  void refusesAnotherRangeThanItAskedForAndBeginsAnew() throws IOException {
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            gets(
                request ->
                    gets.getAndIncrement() == 0
                        ? FileServer.proper(request, FILE, TAG).cutTo(90_000)
                        : FileServer.partial(FILE, request.rangeStart() - 1, FILE.length, TAG)))) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.WRONG_RANGE);
      server.answer(request -> FileServer.proper(request, FILE, TAG));
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getLast().header("Range")).isEmpty();
    }
  }

  @Test
  void refusesARangeOfAnotherFile() throws IOException {
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            gets(
                request ->
                    gets.getAndIncrement() == 0
                        ? FileServer.proper(request, FILE, TAG).cutTo(90_000)
                        : FileServer.partial(FILE, request.rangeStart(), FILE.length + 5, TAG)))) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.WRONG_LENGTH);
      assertThat(new ModelStore(home).list()).isEmpty();
    }
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            gets(
                request -> {
                  Reply whole = Reply.of(200, FILE, "Content-Length: " + FILE.length);
                  return gets.getAndIncrement() == 0 ? whole.cutTo(200_000) : whole;
                }))) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
    }
  }

  @Test
  void beginsAnewWhereTheFileHasChangedOnTheServer() throws IOException {
    byte[] old = Downloads.file(FILE.length);
    old[0]++;
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            gets(
                request ->
                    gets.getAndIncrement() == 0
                        ? FileServer.proper(request, old, "\"old\"").cutTo(100_000)
                        : FileServer.proper(request, FILE, TAG)))) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getLast().header("If-Range")).contains("\"old\"");
    }
  }

  @Test
  void refusesAnotherLengthThanWasAgreedTo() throws IOException {
    byte[] longer = Downloads.file(FILE.length + 1);
    try (FileServer server = server(gets(request -> FileServer.proper(request, longer, TAG)))) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.WRONG_LENGTH);
      // Without a word about the length the bytes themselves are counted.
      server.answer(gets(request -> Reply.of(200, longer)));
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.WRONG_LENGTH);
      assertThat(new ModelStore(home).list()).isEmpty();
    }
  }

  @Test
  void throwsAFileOfAnotherHashAway() throws IOException {
    try (FileServer server = server(request -> FileServer.proper(request, FILE, TAG))) {
      String wrong = (HASH.startsWith("0") ? "1" : "0") + HASH.substring(1, 8);
      assertThat(reason(server, wrong, PATIENT)).isEqualTo(Reason.HASH_MISMATCH);
      assertThat(new ModelStore(home).list()).isEmpty();
      assertThat(Files.size(Downloads.part(home))).isZero();
    }
  }

  @Test
  void followsRedirectsWithTheRange() throws IOException {
    AtomicInteger gets = new AtomicInteger();
    try (FileServer server =
        server(
            request -> {
              if (request.path().equals("/file.pth")) {
                return Reply.of(302, new byte[0], "Location: /moved", "Content-Length: 0");
              }
              Reply whole = FileServer.proper(request, FILE, TAG);
              return request.isGet() && gets.getAndIncrement() == 0 ? whole.cutTo(100_000) : whole;
            })) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getLast().path()).isEqualTo("/moved");
      assertThat(server.gets().getLast().rangeStart()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, FORBIDDEN",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "400, SERVER",
    "500, SERVER"
  })
  void tellsRefusalsApart(int status, Reason expected) throws IOException {
    Reply refusal = Reply.of(status, new byte[0], "Content-Length: 0");
    try (FileServer server = server(request -> refusal)) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(expected);
      server.answer(gets(request -> refusal));
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(expected);
    }
  }

  @Test
  void plansWithoutHead() throws IOException {
    try (FileServer server =
        server(
            request ->
                request.isGet()
                    ? FileServer.proper(request, FILE, TAG)
                    : Reply.of(405, new byte[0], "Content-Length: 0"))) {
      assertThat(download(server, HASH, PATIENT).file()).hasBinaryContent(FILE);
      assertThat(server.gets().getFirst().header("Range")).contains("bytes=0-0");
    }
  }

  @Test
  void downloadsAFileOfUnknownLength() throws IOException {
    try (FileServer server =
        server(request -> Reply.of(200, request.isGet() ? FILE : new byte[0]))) {
      List<DownloadProgress> reports = new ArrayList<>();
      assertThat(download(server.address("/file.pth"), HASH, PATIENT, reports).file())
          .hasBinaryContent(FILE);
      assertThat(reports.getFirst().total()).isEqualTo(OptionalLong.empty());
    }
  }

  @Test
  void saysThatThereIsNoNetwork() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port + "/file.pth");
    assertThatThrownBy(() -> download(address, HASH, PATIENT, new ArrayList<>()))
        .isInstanceOfSatisfying(
            DownloadException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.NO_NETWORK);
              assertThat(e.describe(Locale.ENGLISH)).contains("127.0.0.1");
              assertThat(e.describe(Locale.SIMPLIFIED_CHINESE)).contains("127.0.0.1");
            });
  }

  @Test
  void asksForRoomBeforeItStarts() throws IOException {
    try (FileServer server =
        server(request -> Reply.of(200, new byte[0], "Content-Length: " + (1L << 58)))) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.DISK_FULL);
      assertThat(server.gets()).isEmpty();
    }
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    home = Files.writeString(home.resolve("a file"), "in the way").resolve("home");
    try (FileServer server = server(request -> FileServer.proper(request, FILE, TAG))) {
      assertThat(reason(server, HASH, PATIENT)).isEqualTo(Reason.READ_ONLY);
      assertThat(server.gets()).isEmpty();
    }
  }

  @Test
  void goesThroughAProxy() throws IOException {
    try (FileServer proxy = server(request -> FileServer.proper(request, FILE, TAG))) {
      DownloadSettings settings =
          new DownloadSettings(
              PATIENT.connect(),
              PATIENT.stall(),
              1,
              PATIENT.pause(),
              new EnvironmentProxies(
                  Map.of("http_proxy", "127.0.0.1:" + proxy.port()), Optional.empty()));
      URI address = URI.create("http://models.invalid/file.pth");
      assertThat(download(address, HASH, settings, new ArrayList<>()).file())
          .hasBinaryContent(FILE);
      assertThat(proxy.gets().getFirst().path()).isEqualTo(address.toString());
    }
  }
}
