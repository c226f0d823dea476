package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that do not arrive are said, unless nobody wants them any more. */
final class LostResultsTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"models list --json", "info mixmim-tiny --summary --json", "--version"})
  void fullDiskIsSaid(String line) throws IOException {
    Cli.Run run = runIntoFullDisk(line.split(" "));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).as(run.err()).hasSize(2);
    assertThat(run.errLines().getFirst()).startsWith("Error: ").contains("results");
  }

  @Test
  void fullDiskIsSaidWhereFilesFollowEachOther() throws IOException {
    String photo = Cli.in(folder).photo("chelsea-cat.jpg").toString();

    Cli.Run run = runIntoFullDisk("classify", photo, photo, "--csv");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("Error: ", "results");
  }

  @Test
  void wrongUseStaysWrongUse() throws IOException {
    assertThat(runIntoFullDisk("models", "fetch").exit()).isEqualTo(2);
  }

  @Test
  void readerWhoHasSeenEnoughIsLeftAlone() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().close();
    try (OutputStream unread = Channels.newOutputStream(pipe.sink())) {
      Cli.Run run = Cli.in(folder).runInto(unread, "models", "list", "--json");

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
    }
  }

  private Cli.Run runIntoFullDisk(String... words) throws IOException {
    assumeTrue(Files.exists(FULL), "a device that is always full");
    try (OutputStream full = new FileOutputStream(FULL.toFile())) {
      return Cli.in(folder).runInto(full, (Object[]) words);
    }
  }
}
