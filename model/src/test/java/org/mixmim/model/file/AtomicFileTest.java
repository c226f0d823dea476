package org.mixmim.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or as it was. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "old");
    AtomicFile.write(file, out -> out.write('n'));
    assertThat(file).hasContent("n");
    assertOnly(file);
  }

  @Test
  void aFailureHalfwayLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "old");
    assertThatIOException()
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .withMessage("disk full");
    assertThat(file).hasContent("old");
    assertOnly(file);
  }

  @Test
  void aMissingFolderIsNotMade() {
    Path file = folder.resolve("no/x");
    assertThatIOException().isThrownBy(() -> AtomicFile.write(file, out -> out.write('n')));
    assertThat(folder).isEmptyDirectory();
  }

  private void assertOnly(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
