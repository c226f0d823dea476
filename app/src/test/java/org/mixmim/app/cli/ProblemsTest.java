package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemsTest {
  @TempDir Path folder;

  @Test
  void outOfMemoryIsSaid() {
    Cli.Run run =
        Cli.in(folder)
            .withLibrary(
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                })
            .run("models");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains("memory", "-Xmx");
  }

  @Test
  void missingNativeCodeIsSaid() {
    Cli.Run run =
        Cli.in(folder)
            .withLibrary(
                () -> {
                  throw new UnsatisfiedLinkError("libtorch.so");
                })
            .run("models");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains("libtorch.so");
  }

  @Test
  void unexpectedFailureAsksForAReport() {
    Cli broken =
        Cli.in(folder)
            .withLibrary(
                () -> {
                  throw new IllegalStateException("a mistake of ours");
                });

    Cli.Run run = broken.run("models");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains("a mistake of ours", "--debug").doesNotContain("\tat ");
    assertThat(broken.run("models", "--debug").err()).contains("\tat org.mixmim.");
  }
}
