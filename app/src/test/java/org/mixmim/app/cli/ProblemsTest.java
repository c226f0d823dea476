package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
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
  void strangersNamesDoNotSteerTheTerminal() throws IOException {
    Cli cli = Cli.in(folder);
    Path shipped = cli.asset("models/mixmim-tiny-everyday.safetensors");
    Path odd =
        EditedModel.of(
            shipped,
            cli.file("odd.safetensors"),
            header -> EditedModel.rename(header, "norm.weight", "norm\u007f\r\n\u009bweight"));
    Cli.Run info = cli.run("info", odd);
    assertThat(info.out()).contains("norm\\u007f\\u000d\\u000a\\u009bweight");
    assertThat(info.out() + info.err()).doesNotContain("\u007f", "\u009b");

    Path coloured =
        EditedModel.of(
            shipped,
            cli.file("coloured.safetensors"),
            header -> {
              JsonObject metadata = header.getAsJsonObject("__metadata__");
              String classes = metadata.get("classes").getAsString();
              metadata.addProperty("classes", classes.replace("[\"", "[\"\\u001b[31mred\\n"));
            });
    Path photo = cli.photo("chelsea-cat.jpg");
    Cli.Run people = cli.run("classify", photo, "--top", 100, "--model", coloured);
    assertThat(people.exit()).as(people.err()).isZero();
    assertThat(people.out()).contains("\\u001b[31mred\\u000a");
    assertThat(people.out() + people.err()).doesNotContain("\u001b");
    Cli.Run machines = cli.run("classify", photo, "--top", 100, "--model", coloured, "--csv");
    assertThat(machines.out()).contains("\u001b[31mred\n");

    Cli.Run gone = cli.run("info", "gone\u001b[31m\nError: forged.pth");
    assertThat(gone.errLines()).hasSize(2);
    assertThat(gone.err()).contains("gone\\u001b[31m\\u000aError").doesNotContain("\u001b");
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
