package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine. */
class LibtorchDownloadTest {
  private static final String BUILD = "cu128/linux-x86_64/native/lib/";

  @TempDir private Path home;
  private final Map<String, byte[]> files = new HashMap<>();
  private final byte[] torch = Downloads.file(300_000);
  private final byte[] cuda = Downloads.file(900_000);
  private Optional<FileServer> running = Optional.empty();

  @BeforeEach
  void publish() throws IOException {
    put(BUILD + "libtorch.so.gz", packed(torch));
    put(BUILD + "libcudart-1.so.12.gz", packed(cuda));
    String lines =
        BUILD
            + "libtorch.so.gz\n"
            + BUILD
            + "libcudart-1.so.12.gz\ncpu/linux-x86_64/native/lib/libtorch.so.gz\n";
    put("files.txt", lines.getBytes(StandardCharsets.UTF_8));
    running = Optional.of(new FileServer(this::answer));
  }

  @AfterEach
  void stop() throws IOException {
    server().close();
  }

  private FileServer server() {
    return running.orElseThrow();
  }

  private void put(String path, byte[] file) {
    files.put("/pytorch/2.7.1/" + path, file);
  }

  private static byte[] packed(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    }
    return bytes.toByteArray();
  }

  private FileServer.Reply answer(FileServer.Request request) {
    return files.containsKey(request.path())
        ? FileServer.proper(request, files.get(request.path()), Downloads.TAG)
        : FileServer.Reply.of(404, new byte[0], "Content-Length: 0");
  }

  private LibtorchDownload download() {
    return new LibtorchDownload(
        server().address("/pytorch/"), home, Downloads.settings(Duration.ofSeconds(1), 2));
  }

  private static LibtorchPlan plan(LibtorchDownload download) {
    return download.plan("2.7.1", "cu128", "linux-x86_64");
  }

  @Test
  void aBuildIsFetchedVerifiedAndUnpackedAfterItsSizeWasSaid() throws IOException {
    try (LibtorchDownload download = download()) {
      LibtorchPlan plan = plan(download);
      assertThat(plan.bytes()).isEqualTo(packed(torch).length + (long) packed(cuda).length);
      assertThat(plan.files()).hasSize(2);
      assertThat(server().gets()).as("nothing but the list").hasSize(1);
      List<DownloadProgress> told = new ArrayList<>();
      Path folder = download.run(plan, told::add);
      assertThat(folder).isEqualTo(plan.folder());
      assertThat(folder.resolve("libtorch.so")).hasBinaryContent(torch);
      assertThat(folder.resolve("libcudart-1.so.12")).hasBinaryContent(cuda);
      try (var inside = Files.list(folder)) {
        assertThat(inside).hasSize(2);
      }
      assertThat(told).isNotEmpty().allMatch(state -> state.bytes() <= plan.bytes());
      int asked = server().requests().size();
      assertThat(download.run(plan, _ -> {})).isEqualTo(folder);
      assertThat(server().requests()).as("it is there already").hasSize(asked);
    }
  }

  @Test
  void whatWasFetchedBeforeAStopIsNotFetchedAgain() throws IOException {
    try (LibtorchDownload download = download()) {
      server()
          .answer(
              request ->
                  request.path().endsWith(".12.gz") && request.isGet()
                      ? answer(request).silentAfter(100_000)
                      : answer(request));
      LibtorchPlan plan = plan(download);
      long first = plan.files().getFirst().bytes().orElseThrow();
      assertThatThrownBy(
              () ->
                  download.run(
                      plan,
                      state -> {
                        if (state.phase() == DownloadProgress.Phase.RECEIVING
                            && state.bytes() > first) {
                          download.stop();
                        }
                      }))
          .isInstanceOf(CancellationException.class);
    }
    server().answer(this::answer);
    try (LibtorchDownload download = download()) {
      LibtorchPlan plan = plan(download);
      assertThat(plan.bytesHere()).isPositive();
      int before = server().gets().size();
      Path folder = download.run(plan, _ -> {});
      assertThat(folder.resolve("libcudart-1.so.12")).hasBinaryContent(cuda);
      assertThat(server().gets().subList(before, server().gets().size()))
          .hasSize(1)
          .allMatch(request -> request.rangeStart() > 0);
    }
  }

  @Test
  void aDamagedFileIsNotUnpacked() throws IOException {
    byte[] damaged = packed(torch);
    damaged[damaged.length / 2] ^= 1;
    put(BUILD + "libtorch.so.gz", damaged);
    try (LibtorchDownload download = download()) {
      LibtorchPlan plan = plan(download);
      DownloadException failure =
          catchThrowableOfType(DownloadException.class, () -> download.run(plan, _ -> {}));
      assertThat(failure.reason()).isEqualTo(DownloadException.Reason.DAMAGED);
      assertThat(plan.folder()).doesNotExist();
      put(BUILD + "libtorch.so.gz", packed(torch));
      Path folder = download.run(plan(download), _ -> {});
      assertThat(folder.resolve("libtorch.so")).hasBinaryContent(torch);
    }
  }

  @Test
  void aBuildThatIsNotThereAndANameThatLeavesTheFolderAreRefused() {
    try (LibtorchDownload download = download()) {
      DownloadException none =
          catchThrowableOfType(
              DownloadException.class, () -> download.plan("2.7.1", "cu128", "osx-aarch64"));
      assertThat(none.reason()).isEqualTo(DownloadException.Reason.NO_BUILD);
      put("files.txt", (BUILD + "..%2F..%2Fevil.so.gz\n").getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> plan(download)).isInstanceOf(DownloadException.class);
    }
  }

  private DownloadException.Reason reasonOfNoPlan() {
    try (LibtorchDownload download = download()) {
      return catchThrowableOfType(DownloadException.class, () -> plan(download)).reason();
    }
  }

  @Test
  @Timeout(60)
  void aListThatStopsInTheMiddleIsNotWaitedForForEver() {
    server().answer(request -> answer(request).silentAfter(10));
    assertThat(reasonOfNoPlan()).isEqualTo(DownloadException.Reason.STALLED);
  }

  @Test
  void aListWithoutEndIsNotTakenIn() {
    put("files.txt", "a\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(reasonOfNoPlan()).isEqualTo(DownloadException.Reason.TOO_LONG);
  }
}
