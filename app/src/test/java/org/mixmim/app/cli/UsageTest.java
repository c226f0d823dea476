package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class UsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reconstruct",
        "reconstruct a.jpg",
        "reconstruct a.jpg b.jpg --mask-ratio 1.5",
        "reconstruct a.jpg b.jpg --mask-ratio many",
        "reconstruct a.jpg b.jpg --mask m.png --seed 3",
        "reconstruct a.jpg b.jpg --colour pink",
        "reconstruct a.jpg b.jpg --output figure.gif",
        "classify",
        "classify a.jpg --json --csv",
        "classify a.jpg --top 0",
        "classify a.jpg --device toaster",
        "classify a.jpg --preprocessing mine",
        "features a.jpg",
        "features a.jpg -o f.txt",
        "features a.jpg -o f.npy --stage 5",
        "trace --input x.npy",
        "info",
        "models fetch",
        "models download",
        "bench --task sing",
        "bench --batch 3",
        "bench --task classify --batch 0",
        "bench --rounds 0",
        "bench --sizes --batch 0",
        "bench --precision float8",
        "classify --device gpu x.png",
        "gpu steal",
        "unknown",
        "--unknown",
      })
  void wrongUseIsTwoLinesAndCode2(String line) {
    Cli.Run run = Cli.in(folder).run((Object[]) line.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.errLines().getFirst()).startsWith("Error: ");
    assertThat(run.errLines().getLast()).startsWith("See: mixmim").endsWith("--help");
  }

  @Test
  void nothingAskedIsWrongUse() {
    assertThat(Cli.in(folder).run().exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reconstruct ",
        "classify ",
        "features ",
        "trace ",
        "models ",
        "models list ",
        "models download ",
        "models verify ",
        "models import ",
        "models remove ",
        "models where ",
        "info ",
        "doctor ",
        "bench ",
        "gpu ",
        "gpu install ",
        "gpu forget "
      })
  void everyCommandHelpsInBothLanguages(String command) {
    Object[] line = (command + "--help").split(" ");

    Cli.Run english = Cli.in(folder).run(line);
    Cli.Run chinese = Cli.in(folder).speaking(Locale.SIMPLIFIED_CHINESE).run(line);

    assertThat(english.exit()).isZero();
    assertThat(english.err()).isEmpty();
    assertThat(english.out()).startsWith("Usage: mixmim").contains("--help");
    assertThat(chinese.exit()).isZero();
    assertThat(chinese.out()).startsWith("用法：mixmim").doesNotContain("Shows this help");
  }

  @Test
  void everyOptionAndCommandIsDescribed() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      CommandLine root = Cli.in(folder).speaking(locale).commandLine();
      assertThat(undescribed(root.getCommandSpec()).toList()).isEmpty();
    }
  }

  private static Stream<String> undescribed(CommandSpec command) {
    String name = command.qualifiedName(" ");
    Stream<String> own =
        command.usageMessage().description().length == 0 ? Stream.of(name) : Stream.empty();
    Stream<String> arguments =
        command.args().stream()
            .filter(argument -> argument.description().length == 0)
            .map(argument -> name + ": " + argument);
    Stream<String> below =
        command.subcommands().values().stream()
            .flatMap(subcommand -> undescribed(subcommand.getCommandSpec()));
    return Stream.of(own, arguments, below).flatMap(lines -> lines);
  }

  @Test
  void versionNamesProgramAndJava() {
    Cli.Run run = Cli.in(folder).run("--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("MixMIM Explorer ").contains("Java ");
    assertThat(run.out()).doesNotContain("${");
  }

  @Test
  void misspeltOptionIsCorrected() {
    Cli.Run run = Cli.in(folder).run("classify", "a.jpg", "--topp", "3");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--top");
  }
}
