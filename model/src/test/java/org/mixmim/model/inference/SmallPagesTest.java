package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixmim.model.config.Variant;

/** MKL leaves holes in its packed weights, which large pages would fill. */
class SmallPagesTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "THP_enabled:";

  @BeforeEach
  void needsAKernelThatTells() {
    KernelSet.MKL.assumeAvailable();
    assumeTrue(
        Files.exists(STATUS) && !largePages().isEmpty(),
        "this system has no large pages, or does not tell whether a process gets them");
  }

  @Test
  void aModelPackedByMklTakesMemoryPageByPage() {
    try (LoadedModel model =
        LoadedModel.random("tiny", Variant.TINY.classifier(5), 1, KernelSet.MKL.options())) {
      assertThat(largePages()).as(model.info().name()).isEqualTo("0");
    }
  }

  private static String largePages() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(KEY))
          .map(line -> line.substring(KEY.length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
