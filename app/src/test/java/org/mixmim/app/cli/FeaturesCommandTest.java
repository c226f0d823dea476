package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

final class FeaturesCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path cat;
  private Path coffee;

  @BeforeEach
  void photos() {
    cli = Cli.in(folder);
    cat = cli.photo("chelsea-cat.jpg");
    coffee = cli.photo("coffee.jpg");
  }

  @Test
  void pooledAndTraceAgree() throws IOException {
    Path pooled = cli.file("pooled.npy");
    Path input = cli.file("x.npy");
    Path traced = cli.file("trace");
    String model = "mixmim-tiny-everyday";

    Cli.Run run =
        cli.run("features", cat, coffee, "-o", pooled, "--save-input", input, "--model", model);
    assertThat(run.exit()).as(run.err()).isZero();
    Cli.Run trace = cli.run("trace", "--model", model, "--input", input, "--out", traced);
    assertThat(trace.exit()).as(trace.err()).isZero();

    HostTensor features = NpyFile.read(pooled);
    HostTensor expected = NpyFile.read(traced.resolve("pooled.npy"));
    assertThat(features.shape()).containsExactly(2, 512).isEqualTo(expected.shape());
    for (int i = 0; i < features.length(); i++) {
      assertThat(features.at(i)).isCloseTo(expected.at(i), within(1e-5f));
    }
    assertThat(files(traced))
        .contains("stage1.npy", "stage4.npy", "norm.npy", "logits.npy", "softmax.npy")
        .doesNotContain("loss.json", "mixed.npy");
  }

  @Test
  void stageIsAMap() {
    Path map = cli.file("map.npy");

    Cli.Run run = cli.run("features", cat, "-o", map, "--stage", 2);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 x 256 x 14 x 14");
    assertThat(NpyFile.read(map).shape()).containsExactly(1, 256, 14, 14);
  }

  @Test
  void csvHasOneLineAnImage() throws IOException {
    Path csv = cli.file("features.csv");

    Cli.Run run = cli.run("features", cat, coffee, "-o", csv);

    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("file,f0,f1,").endsWith(",f511");
    assertThat(lines.get(1)).startsWith(cat + ",");
    assertThat(lines.get(2).split(",")).hasSize(513);
  }

  @Test
  void badImageLeavesNoFile() {
    Path output = cli.file("f.npy");

    Cli.Run run = cli.run("features", cat, cli.text("bad.png", "no"), "-o", output);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("bad.png");
    assertThat(output).doesNotExist();
  }

  @Test
  void twoOutputsOfOnePathAreWrongUse() {
    Path output = cli.file("f.npy");

    Cli.Run run = cli.run("features", cat, "-o", output, "--save-input", output);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("f.npy");
    assertThat(output).doesNotExist();
  }

  @Test
  void noOutputIsWrittenOverAPhotograph() throws IOException {
    byte[] before = Files.readAllBytes(cat);

    Cli.Run run = cli.run("features", cat, "-o", cli.file("f.npy"), "--save-input", cat);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("written over");
    assertThat(cat).hasBinaryContent(before);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
