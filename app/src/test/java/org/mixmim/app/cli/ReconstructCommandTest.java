package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

final class ReconstructCommandTest {
  private static final String HALF =
      IntStream.range(0, 7)
          .mapToObj(row -> "0,0,0,0,1,1,1")
          .collect(Collectors.joining("\n", "", "\n"));

  @TempDir Path folder;
  private Cli cli;
  private Path a;
  private Path b;

  @BeforeEach
  void photos() {
    cli = Cli.in(folder);
    a = cli.photo("astronaut.jpg");
    b = cli.photo("chelsea-cat.jpg");
  }

  @Test
  void metricsHaveTheirKeysAndAgreeWithThemselves() throws IOException {
    Path file = cli.file("metrics.json");

    Cli.Run run = cli.run("reconstruct", a, b, "--seed", 7, "--metrics", file);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    JsonObject metrics = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(metrics.keySet())
        .containsExactlyInAnyOrder("a", "b", "loss", "mask", "seed", "model", "sha256");
    JsonObject figures = metrics.getAsJsonObject("a");
    assertThat(figures.keySet()).containsExactly("hiddenCells", "mse", "psnr", "ssim");
    assertThat(figures.get("hiddenCells").getAsInt()).isEqualTo(24);
    assertThat(metrics.getAsJsonObject("b").get("hiddenCells").getAsInt()).isEqualTo(25);
    double mse = figures.get("mse").getAsDouble();
    assertThat(mse).isBetween(0.001, 0.2);
    assertThat(figures.get("psnr").getAsDouble()).isCloseTo(-10 * Math.log10(mse), within(1e-6));
    assertThat(metrics.getAsJsonObject("loss").keySet()).containsExactly("plain", "normalised");
    assertThat(metrics.getAsJsonArray("mask")).hasSize(7);
    assertThat(metrics.get("seed").getAsLong()).isEqualTo(7);
    assertThat(metrics.get("model").getAsString()).isEqualTo("mixmim-tiny");
    assertThat(metrics.get("sha256").getAsString()).matches("[0-9a-f]{64}");
  }

  @Test
  void jsonOnTheStandardOutputIsOneLine() {
    Cli.Run run = cli.run("reconstruct", a, b, "--json");

    assertThat(run.outLines()).hasSize(1);
    JsonObject metrics = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(metrics.get("seed").getAsLong()).isZero();
  }

  @Test
  void sameSeedSameFigures() {
    Cli.Run first = cli.run("reconstruct", a, b, "--mask-ratio", 0.3, "--seed", 5, "--json");
    Cli.Run second = cli.run("reconstruct", a, b, "--mask-ratio", 0.3, "--seed", 5, "--json");
    Cli.Run other = cli.run("reconstruct", a, b, "--mask-ratio", 0.3, "--seed", 6, "--json");

    assertThat(second.out()).isEqualTo(first.out());
    assertThat(other.out()).isNotEqualTo(first.out());
  }

  @Test
  void masksComeFromFiles() {
    Path csv = cli.text("half.csv", HALF);
    Path npy = cli.file("half.npy");
    float[] cells = new float[49];
    for (int i = 0; i < 49; i++) {
      cells[i] = i % 7 >= 4 ? 1 : 0;
    }
    NpyFile.write(npy, HostTensor.of(cells, 1, 49, 1));

    JsonObject fromCsv = json(cli.run("reconstruct", a, b, "--mask", csv, "--json"));
    JsonObject fromNpy = json(cli.run("reconstruct", a, b, "--mask", npy, "--json"));

    assertThat(fromCsv.get("seed").isJsonNull()).isTrue();
    assertThat(fromCsv.getAsJsonArray("mask").get(0).toString()).isEqualTo("[0,0,0,0,1,1,1]");
    assertThat(fromCsv.getAsJsonObject("a").get("hiddenCells").getAsInt()).isEqualTo(21);
    assertThat(fromNpy).isEqualTo(fromCsv);
  }

  @Test
  void nothingHiddenHasNoError() {
    JsonObject metrics = json(cli.run("reconstruct", a, b, "--mask-ratio", 0, "--json"));

    assertThat(metrics.getAsJsonObject("a").get("hiddenCells").getAsInt()).isZero();
    assertThat(metrics.getAsJsonObject("a").get("psnr").isJsonNull()).isTrue();
    assertThat(metrics.getAsJsonObject("b").get("psnr").isJsonNull()).isFalse();
    assertThat(cli.run("reconstruct", a, b, "--mask-ratio", 0).outLines().get(1))
        .matches("A +0 +– +– +– +.*astronaut.jpg");
  }

  @Test
  void machinesReadOfTheSecondMixtureToo() throws IOException {
    Path file = cli.file("metrics.json");

    JsonObject both = json(cli.run("reconstruct", a, b, "--both", "--json", "--metrics", file));
    JsonObject one = json(cli.run("reconstruct", a, b, "--json"));

    JsonObject second = both.getAsJsonObject("second");
    assertThat(second.keySet()).containsExactly("a", "b");
    assertThat(second.getAsJsonObject("a").get("hiddenCells").getAsInt()).isEqualTo(25);
    assertThat(second.getAsJsonObject("b").get("hiddenCells").getAsInt()).isEqualTo(24);
    assertThat(second.get("a")).isNotEqualTo(both.get("b"));
    assertThat(both.getAsJsonObject("a").keySet()).isEqualTo(one.getAsJsonObject("a").keySet());
    assertThat(one.has("second")).isFalse();
    assertThat(JsonParser.parseString(Files.readString(file))).isEqualTo(both);
  }

  @Test
  void peopleReadWhatWasDone() {
    Cli.Run run = cli.run("reconstruct", a, b, "--both");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("24 of 49", "49.0 %", "seed 0", "mixmim-tiny", "PSNR", "A 2", "Training loss");
  }

  @Test
  void arraysOfBothMixtures() {
    Path arrays = cli.file("arrays/of/it");

    Cli.Run run = cli.run("reconstruct", a, b, "--both", "--tensors", arrays);

    assertThat(run.exit()).isZero();
    assertThat(NpyFile.read(arrays.resolve("mask.npy")).shape()).containsExactly(7, 7);
    assertThat(NpyFile.read(arrays.resolve("mixed.npy")).shape()).containsExactly(2, 3, 224, 224);
    assertThat(NpyFile.read(arrays.resolve("prediction_a.npy")).shape())
        .containsExactly(2, 49, 3072);
    HostTensor hiddenA = NpyFile.read(arrays.resolve("hidden_a.npy"));
    HostTensor hiddenB = NpyFile.read(arrays.resolve("hidden_b.npy"));
    for (int i = 0; i < 49; i++) {
      assertThat(hiddenA.at(i) + hiddenB.at(i)).isEqualTo(1);
    }
    assertThat(NpyFile.read(arrays.resolve("picture_b.npy")).shape())
        .containsExactly(2, 3, 224, 224);
  }

  @Test
  void figureIsAPicture() {
    Path figure = cli.file("figure.png");

    Cli.Run run = cli.run("reconstruct", a, b, "-o", figure);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains(figure.toString());
    assertThat(ImageFiles.read(figure, Orientation.AS_STORED).width()).isGreaterThan(600);
  }

  @ParameterizedTest
  @CsvSource({"--save-input, arrays/mixed.npy", "--metrics, arrays/../arrays/picture_b.npy"})
  void anOutputThatTheArraysWouldBeWrittenOverIsWrongUse(String option, String name)
      throws IOException {
    Path arrays = Files.createDirectory(cli.file("arrays"));

    Cli.Run run = cli.run("reconstruct", a, b, "--tensors", arrays, option, folder.resolve(name));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Two outputs", Path.of(name).getFileName().toString());
    assertThat(arrays).isEmptyDirectory();
  }

  @Test
  void anOutputBesideTheArraysIsWritten() throws IOException {
    Path arrays = Files.createDirectory(cli.file("arrays"));
    Path input = arrays.resolve("input.npy");

    Cli.Run run = cli.run("reconstruct", a, b, "--tensors", arrays, "--save-input", input);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(NpyFile.read(input).shape()).containsExactly(2, 3, 224, 224);
    assertThat(NpyFile.read(arrays.resolve("mixed.npy")).shape()).containsExactly(1, 3, 224, 224);
  }

  @Test
  void twoOutputsOfOnePathAreWrongUse() {
    Path file = cli.file("x.npy");
    Path other = folder.resolve("./x.npy");

    Cli.Run run = cli.run("reconstruct", a, b, "--metrics", file, "--save-input", other);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("x.npy");
    assertThat(file).doesNotExist();
  }

  @Test
  void anOutputOverAPhotographOrTheMaskIsWrongUse() throws IOException {
    Path photo = cli.file("photo.png");
    ImageFiles.writePng(photo, ImageFiles.read(a, Orientation.APPLIED));
    Path arrays = Files.createDirectory(cli.file("masks"));
    Path mask = arrays.resolve("mask.npy");
    NpyFile.write(mask, HostTensor.of(new float[49], 7, 7));
    byte[] before = Files.readAllBytes(photo);
    byte[] drawn = Files.readAllBytes(mask);

    Cli.Run overPhoto =
        cli.run("reconstruct", photo, b, "-o", folder.resolve("masks/../photo.png"));
    Cli.Run overMask = cli.run("reconstruct", a, b, "--mask", mask, "--tensors", arrays);

    assertThat(overPhoto.exit()).isEqualTo(2);
    assertThat(overPhoto.err()).contains("photo.png", "written over");
    assertThat(overMask.exit()).isEqualTo(2);
    assertThat(photo).hasBinaryContent(before);
    assertThat(mask).hasBinaryContent(drawn);
  }

  @Test
  void aFigureFindsItsModelThoughAnotherHasItsNameNow() throws IOException {
    Path shipped = cli.asset("models/mixmim-tiny.safetensors");
    Path figure = cli.file("figure.png");
    Path again = cli.file("again.png");
    Path first = Files.copy(shipped, cli.file("mine.safetensors"));
    assertThat(cli.run("models", "import", first).exit()).isZero();
    assertThat(cli.run("reconstruct", a, b, "--model", "mine", "-o", figure).exit()).isZero();
    assertThat(cli.run("models", "remove", "mine").exit()).isZero();
    Path kept = Files.copy(shipped, cli.file("kept.safetensors"));
    EditedModel.of(
        shipped,
        first,
        header -> header.getAsJsonObject("__metadata__").addProperty("note", "other"));
    assertThat(cli.run("models", "import", first).exit()).isZero();
    assertThat(cli.run("models", "import", kept).exit()).isZero();

    Cli.Run run = cli.run("reconstruct", "--from", figure, "-o", again);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(ImageFiles.read(again, Orientation.AS_STORED).height()).isPositive();
    assertThat(cli.run("info", again).out()).contains("kept");
  }

  @Test
  void failureLeavesNoFiles() throws IOException {
    Path notAPhoto = cli.text("b.jpg", "no photo");

    Cli.Run run =
        cli.run(
            "reconstruct",
            a,
            notAPhoto,
            "-o",
            cli.file("figure.png"),
            "--metrics",
            cli.file("m.json"),
            "--save-input",
            cli.file("x.npy"));

    assertThat(run.exit()).isEqualTo(1);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(a, b, notAPhoto);
    }
  }

  private static JsonObject json(Cli.Run run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }
}
