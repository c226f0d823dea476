package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void aPairIsMeasuredForMachines() {
    Cli.Run run = Cli.in(folder).run("bench", "--rounds", 2, "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonObject page = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(page.keySet())
        .contains(
            "ours_ms",
            "peer_ms",
            "ratio",
            "max_error",
            "peak_share",
            "rss_mb",
            "processor",
            "threads",
            "precision");
    assertThat(page.get("ours_ms").getAsDouble()).isPositive();
    assertThat(page.get("peak_share").getAsDouble()).isPositive();
    assertThat(page.get("edit_p95_ms").getAsDouble()).isPositive();
    assertThat(page.get("peer_ms").isJsonNull()).isTrue();
    assertThat(page.get("precision").getAsString()).isEqualTo("float32");
  }

  @Test
  void aBatchIsMeasuredForPeople() {
    Cli.Run run = Cli.in(folder).run("bench", "--task", "classify", "--batch", 2, "--rounds", 1);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("mixmim-tiny-everyday").contains("This program").contains(" ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--task=pair",
        "--model=mixmim-tiny",
        "--against=x.ts",
        "--preprocessing=official",
        "--decoder-heads=4",
        "--normalised-pixels=true"
      })
  void sizesTakeNothingThatTheyDoNotUse(String option) {
    Cli.Run run = Cli.in(folder).run("bench", "--sizes", "--rounds", 0, option);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--sizes", option.substring(0, option.indexOf('=')));
  }

  @Test
  void sizesTakeNoModelByItsShortNameEither() {
    Cli.Run run = Cli.in(folder).run("bench", "--sizes", "--rounds", 0, "-m", "mixmim-tiny");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("do not give --model beside it");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Cli cli = Cli.in(folder);
    Cli.Run run = cli.run("bench", "--rounds", 1, "--against", cli.file("nosuch.ts"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("There is no file", "nosuch.ts");
  }

  @Test
  void aFileThatIsNoTorchScriptIsSaid() {
    Cli cli = Cli.in(folder);
    Cli.Run run = cli.run("bench", "--rounds", 1, "--against", cli.text("no.ts", "nothing"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("no.ts").contains("torch.jit.save");
  }
}
