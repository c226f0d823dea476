package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;

final class InfoCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void folder() {
    cli = Cli.in(folder);
  }

  @Test
  void modelIsDescribedDownToItsTensors() {
    Cli.Run run = cli.run("info", "mixmim-tiny");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("safetensors", "reconstruct", "depths 2 2 6 2", "GMACs", "plain pixels")
        .contains("layers.3.blocks.1.attn.qkv.weight", "1536 x 512");
  }

  @Test
  void jsonHasConfigAndTensors() {
    JsonObject info =
        JsonParser.parseString(cli.run("info", "mixmim-tiny-everyday", "--json").out())
            .getAsJsonObject();

    assertThat(info.getAsJsonObject("config").get("width").getAsInt()).isEqualTo(64);
    assertThat(info.get("tasks").toString()).isEqualTo("[\"classification\"]");
    assertThat(info.getAsJsonArray("classes").size())
        .isEqualTo(info.getAsJsonObject("config").get("classes").getAsInt());
    assertThat(info.get("problem").isJsonNull()).isTrue();
    JsonObject tensor = info.getAsJsonArray("tensors").get(0).getAsJsonObject();
    assertThat(tensor.get("min").getAsDouble()).isLessThan(tensor.get("max").getAsDouble());
    assertThat(tensor.getAsJsonArray("histogram")).isNotEmpty();
  }

  @Test
  void brokenModelIsDescribedAndRefused() throws IOException {
    Path broken =
        EditedModel.of(
            cli.asset("models/mixmim-tiny.safetensors"),
            cli.file("broken.safetensors"),
            header -> EditedModel.rename(header, "norm.weight", "extra.weight"));

    Cli.Run run = cli.run("info", broken, "--summary");
    Cli.Run debugged = cli.run("info", broken, "--summary", "--debug");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("Missing", "norm.weight", "Surplus", "extra.weight");
    assertThat(run.errLines()).hasSize(2);
    assertThat(debugged.err()).contains("\tat org.mixmim.");
  }

  @Test
  void numbersThatAreNotFiniteAreCounted() throws IOException {
    Path model = cli.asset("models/mixmim-tiny-everyday.safetensors");
    Path damaged = EditedModel.ofInfiniteEnd(model, cli.file("damaged.safetensors"));

    assertThat(cli.run("info", damaged).outLines())
        .filteredOn(line -> line.contains("not finite"))
        .singleElement()
        .asString()
        .contains("head.bias", "1 not finite");
  }

  @Test
  void figureTellsHowItWasMadeAndIsRepeatedPixelForPixel() throws IOException {
    Path figure = cli.file("figure.png");
    Path again = cli.file("again.png");
    Path a = cli.photo("astronaut.jpg");
    Path b = cli.photo("coffee.jpg");

    assertThat(cli.run("reconstruct", a, b, "--seed", 9, "--both", "-o", figure).exit()).isZero();
    Cli.Run info = cli.run("info", figure);
    Cli.Run repeated = cli.run("reconstruct", "--from", figure, "-o", again);

    assertThat(info.exit()).as(info.err()).isZero();
    assertThat(info.out()).contains("astronaut.jpg", "coffee.jpg", "mixmim-tiny", "9");
    assertThat(repeated.exit()).as(repeated.err()).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(figure));
    JsonObject json =
        JsonParser.parseString(cli.run("info", figure, "--json").out()).getAsJsonObject();
    assertThat(json.get("seed").getAsLong()).isEqualTo(9);
    assertThat(json.get("both").getAsBoolean()).isTrue();
    assertThat(json.getAsJsonObject("a").get("file").getAsString()).isEqualTo("astronaut.jpg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "estimated", "target"})
  void figureNamesItsColoursAsTheOptionDoes(String colours) throws IOException {
    Path figure = cli.file(colours + ".png");
    cli.run(
        "reconstruct",
        cli.photo("astronaut.jpg"),
        cli.photo("coffee.jpg"),
        "--colour",
        colours,
        "-o",
        figure);

    assertThat(cli.run("info", figure).outLines())
        .anyMatch(line -> line.matches("Colours +" + colours));
    JsonObject json =
        JsonParser.parseString(cli.run("info", figure, "--json").out()).getAsJsonObject();
    assertThat(json.get("colours").getAsString()).isEqualTo(colours);
  }

  @Test
  void figureIsRepeatedInThePrecisionAndWithTheDecoderThatMadeIt() throws IOException {
    Path figure = cli.file("figure.png");
    Path again = cli.file("again.png");
    Path a = cli.photo("astronaut.jpg");
    Path b = cli.photo("coffee.jpg");

    Cli.Run made =
        cli.run(
            "reconstruct",
            a,
            b,
            "--precision=bfloat16",
            "--decoder-heads=4",
            "--normalised-pixels=true",
            "-o",
            figure);
    Cli.Run repeated = cli.run("reconstruct", "--from", figure, "-o", again);

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(repeated.exit()).as(repeated.err()).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(figure));
    JsonObject json =
        JsonParser.parseString(cli.run("info", figure, "--json").out()).getAsJsonObject();
    assertThat(json.get("precision").getAsString()).isEqualTo("bfloat16");
    assertThat(json.get("decoder_heads").getAsInt()).isEqualTo(4);
    assertThat(json.get("normalised_pixels").getAsBoolean()).isTrue();
  }

  @Test
  void figureOfAModelThatIsNotHereSaysWhichIsWanted() throws IOException {
    Path model = cli.file("my own.safetensors");
    Files.copy(cli.asset("models/mixmim-tiny.safetensors"), model);
    Path figure = cli.file("figure.png");
    Path again = cli.file("again.png");
    Path a = cli.photo("astronaut.jpg");
    Path b = cli.photo("coffee.jpg");

    Cli.Run made = cli.run("reconstruct", a, b, "-m", model, "-o", figure);
    Cli.Run alone = cli.run("reconstruct", "--from", figure, "-o", again);
    Cli.Run given = cli.run("reconstruct", "--from", figure, "-m", model, "-o", again);

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.errLines()).hasSize(2);
    assertThat(alone.err()).contains("figure.png", "my own.safetensors", "--model");
    assertThat(given.exit()).as(given.err()).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(figure));
  }

  @Test
  void repeatingTakesNothingElse() {
    Path figure = cli.file("figure.png");
    Cli.Run run = cli.run("reconstruct", "--from", figure, "--seed", 3);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void figureOfAStrangerIsRefused() throws IOException {
    Path stranger = cli.file("stranger.png");
    ImageFiles.writePng(stranger, RgbImage.of(1, 1, new byte[3]));

    Cli.Run run = cli.run("info", stranger);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains("stranger.png");
  }
}
