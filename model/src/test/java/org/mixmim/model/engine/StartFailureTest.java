package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class StartFailureTest {
  @TempDir private Path folder;

  private static StartFailure failure(String words) {
    return StartFailure.of(
        new IllegalStateException("Failed to load", new UnsatisfiedLinkError(words)));
  }

  @Test
  void aLibraryIsNamedOnceAndWithoutItsFolder() {
    Path library = folder.resolve("libtorch.so");

    assertThat(failure(library + ": " + library + ": file too short").within(folder))
        .isEqualTo("libtorch.so: file too short");
    assertThat(failure(library + ": libgomp.so.1: No such file").within(folder))
        .isEqualTo("libtorch.so: libgomp.so.1: No such file");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void aFolderGivenByALinkIsNotNamedEither() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    Path library = folder.toRealPath().resolve("libtorch.so");

    assertThat(failure(library + ": " + library + ": file too short").within(link))
        .isEqualTo("libtorch.so: file too short");
  }

  @Test
  void otherWordsStayAsTheyAre() {
    assertThat(failure("No engine: none: at all").within(folder))
        .isEqualTo("No engine: none: at all");
    assertThat(StartFailure.of(new IllegalStateException((String) null)).words())
        .isEqualTo("java.lang.IllegalStateException");
  }
}
