package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that leaves holes in its memory gets it page by page, and only that work. */
class SmallPagesTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "THP_enabled:";

  @BeforeEach
  void needsAKernelThatTells() {
    assumeTrue(
        Files.exists(STATUS) && largePages().contains("1"),
        "this system has no large pages, or does not tell whether a process gets them");
  }

  @Test
  void workRunsWithoutLargePages() {
    assertThat(TorchEngine.inSmallPages(SmallPagesTest::largePages)).contains("0");
    assertThat(largePages()).contains("1");
  }

  @Test
  void workThatFailsGivesThemBack() {
    assertThatThrownBy(
            () ->
                TorchEngine.inSmallPages(
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(largePages()).contains("1");
  }

  private static String largePages() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(KEY))
          .map(line -> line.substring(KEY.length()))
          .findFirst()
          .orElse("");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
