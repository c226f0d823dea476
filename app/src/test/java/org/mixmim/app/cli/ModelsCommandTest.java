package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsCommandTest {
  private static final String PUBLISHED = "mixmim-base_3rdparty_in1k";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void folder() {
    cli = Cli.in(folder);
  }

  @Test
  void listNamesBuiltInAndPublishedModels() {
    Cli.Run run = cli.run("models");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("mixmim-tiny ", "built in", PUBLISHED, "88.3 M", "16.35", "84.6");
    assertThat(cli.run("models", "list").out()).isEqualTo(run.out());
  }

  @Test
  void listForMachines() {
    Cli.Run run = cli.run("models", "list", "--json");

    assertThat(run.exit()).isZero();
    JsonObject published = listed(PUBLISHED);
    assertThat(published.get("parameters").getAsLong()).isEqualTo(88_344_352);
    assertThat(published.get("top5").getAsDouble()).isEqualTo(97.0);
    assertThat(published.get("source").getAsString()).isEqualTo("web");
    assertThat(published.get("available").getAsBoolean()).isFalse();
    assertThat(published.get("file").isJsonNull()).isTrue();
  }

  @Test
  void machinesReadTheSameInEveryLanguage() {
    assertThat(cli.speaking(Locale.SIMPLIFIED_CHINESE).run("models", "list", "--json").out())
        .isEqualTo(cli.run("models", "list", "--json").out());
  }

  @Test
  void importedModelIsKeptUsedVerifiedAndRemoved() throws IOException {
    Path file =
        Files.move(cli.asset("models/mixmim-tiny.safetensors"), cli.file("mine.safetensors"));

    Cli.Run imported = cli.run("models", "import", file);
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(cli.run("models").out()).contains("mine").contains("imported");

    Cli.Run info = cli.run("info", "mine", "--summary");
    assertThat(info.exit()).isZero();
    assertThat(info.out()).contains("safetensors");

    Cli.Run where = cli.run("models", "where", "mine");
    Path kept = Path.of(where.out().strip());
    assertThat(kept).exists().startsWith(cli.file("data"));

    assertThat(cli.run("models", "verify").out()).contains("mine: whole");

    Files.write(kept, new byte[] {0}, StandardOpenOption.APPEND);
    Cli.Run damaged = cli.run("models", "verify", "mine");
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.errLines()).hasSize(2);
    assertThat(cli.run("models", "verify", "mine", "--debug").err()).contains("\tat org.mixmim.");

    assertThat(cli.run("models", "remove", "mine").exit()).isZero();
    assertThat(kept).doesNotExist();
    assertThat(cli.run("models", "where", "mine").exit()).isEqualTo(1);
  }

  @Test
  void importedModelKeepsWhatItsUserSaidOfIt() throws IOException {
    Path silent = silent();
    JsonObject shipped = metrics("mixmim-tiny");
    Cli.Run imported =
        cli.run("models", "import", silent, "--decoder-heads", 16, "--normalised-pixels", true);
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(listed("silent").get("norm_pix").getAsBoolean()).isTrue();
    assertThat(metrics("silent").get("loss")).isNotEqualTo(shipped.get("loss"));

    cli.run("models", "import", silent, "--decoder-heads", 8);
    JsonObject normalised = metrics("silent");
    assertThat(normalised.get("loss")).isEqualTo(shipped.get("loss"));
    assertThat(normalised.get("a")).isNotEqualTo(shipped.get("a"));
    assertThat(metrics("silent", "--normalised-pixels", "false").get("a"))
        .isEqualTo(shipped.get("a"));

    cli.run("models", "import", silent, "--decoder-heads", 8, "--normalised-pixels", false);
    assertThat(listed("silent").get("norm_pix").getAsBoolean()).isFalse();
  }

  @Test
  void storedModelWhoseFileIsGoneIsSaidAndCanBeRemoved() throws IOException {
    cli.run("models", "import", silent());
    Path kept = Path.of(cli.run("models", "where", "silent").out().strip());
    Files.delete(kept);
    assertBroken(kept.resolveSibling(""));

    cli.run("models", "import", cli.file("silent.safetensors"));
    Files.writeString(kept.resolveSibling("model.json"), "{");
    assertBroken(kept.resolveSibling(""));

    assertThat(cli.run("models", "import", cli.file("silent.safetensors")).out())
        .startsWith("silent: ");
  }

  private void assertBroken(Path kept) {
    Cli.Run verified = cli.run("models", "verify");
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.errLines()).hasSize(2);
    assertThat(verified.err()).contains("silent");
    assertThat(cli.run("models", "verify", "silent").err()).isEqualTo(verified.err());
    assertThat(cli.run("models", "list").outLines())
        .anySatisfy(line -> assertThat(line).startsWith("silent ").endsWith("its file is gone"));
    Cli.Run removed = cli.run("models", "remove", "silent");
    assertThat(removed.exit()).as(removed.err()).isZero();
    assertThat(kept).doesNotExist();
    assertThat(cli.run("models", "list").out()).doesNotContain("silent");
  }

  @Test
  void whatTheUserSaysAtImportGoesBeforeTheFile() {
    Path file = cli.asset("models/mixmim-tiny.safetensors");
    Cli.Run imported = cli.run("models", "import", file, "--normalised-pixels", true);

    assertThat(imported.exit()).as(imported.err()).isZero();
    String name = imported.out().substring(0, imported.out().indexOf(':'));
    assertThat(listed(name).get("norm_pix").getAsBoolean()).isTrue();
  }

  @Test
  void infoTellsWhatWasSaidAtImport() throws IOException {
    Path silent = silent();
    assertThat(cli.run("info", silent, "--summary").out()).contains("does not say whether");
    cli.run("models", "import", silent, "--normalised-pixels", true);

    assertThat(cli.run("info", "silent", "--summary").out())
        .contains("pixels normalised per cell")
        .doesNotContain("does not say whether");
    assertThat(
            JsonParser.parseString(cli.run("info", "silent", "--summary", "--json").out())
                .getAsJsonObject()
                .get("norm_pix")
                .getAsBoolean())
        .isTrue();
  }

  @Test
  void figureOfAnImportedModelIsRepeatedUnderThatNameAndUnderAnother() throws IOException {
    Path silent = silent();
    cli.run("models", "import", silent, "--decoder-heads", 8);
    Path figure = cli.file("f.png");
    Path again = cli.file("again.png");
    Cli.Run made =
        cli.run(
            "reconstruct",
            cli.photo("astronaut.jpg"),
            cli.photo("chelsea-cat.jpg"),
            "--model",
            "silent",
            "-o",
            figure);
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).contains("Model: silent ").doesNotContain("silent.safetensors");

    Cli.Run repeated = cli.run("reconstruct", "--from", figure, "-o", again);
    assertThat(repeated.exit()).as(repeated.err()).isZero();
    assertThat(again).hasSameBinaryContentAs(figure);

    cli.run("models", "remove", "silent");
    cli.run("models", "import", Files.move(silent, cli.file("renamed.safetensors")));
    Cli.Run other = cli.run("reconstruct", "--from", figure);
    assertThat(other.exit()).as(other.err()).isZero();
    assertThat(other.out()).contains("Model: renamed ");
  }

  /** The shipped model, as a file that says nothing of its decoder. */
  private Path silent() throws IOException {
    return EditedModel.of(
        cli.asset("models/mixmim-tiny.safetensors"),
        cli.file("silent.safetensors"),
        header -> {
          JsonObject metadata = header.getAsJsonObject("__metadata__");
          metadata.remove("decoder_heads");
          metadata.remove("norm_pix");
        });
  }

  private JsonObject listed(String name) {
    return JsonParser.parseString(cli.run("models", "list", "--json").out())
        .getAsJsonArray()
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(model -> model.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject metrics(String model, Object... more) throws IOException {
    Path file = cli.file("metrics.json");
    List<Object> words = new ArrayList<>(List.of("reconstruct"));
    words.add(cli.photo("astronaut.jpg"));
    words.add(cli.photo("chelsea-cat.jpg"));
    words.addAll(List.of("--model", model, "--metrics", file));
    words.addAll(List.of(more));
    Cli.Run run = cli.run(words.toArray());
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void whereSaysTheFolder() {
    assertThat(cli.run("models", "where").out().strip()).isEqualTo(cli.file("data").toString());
    assertThat(cli.run("models", "where", "mixmim-tiny").out()).contains("mixmim-tiny.safetensors");
    Cli.Run absent = cli.run("models", "where", PUBLISHED);
    assertThat(absent.exit()).isEqualTo(1);
    assertThat(absent.err()).contains("mixmim models download " + PUBLISHED);
  }

  @Test
  void onlyPublishedModelsAreDownloaded() {
    Cli.Run builtIn = cli.run("models", "download", "mixmim-tiny", "--yes");
    assertThat(builtIn.exit()).isEqualTo(1);
    assertThat(builtIn.errLines()).hasSize(2);
    assertThat(cli.run("models", "download", "nothing").exit()).isEqualTo(1);
  }

  @Test
  void fileThatIsNoModelIsNotImported() {
    Cli.Run run = cli.run("models", "import", cli.text("words.pth", "words"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("words.pth");
    assertThat(cli.run("models", "verify").err()).contains("no downloaded or imported");
  }

  @Test
  void brokenCatalogueOfTheUserIsSaidAndTheRestListed() throws IOException {
    Files.createDirectories(cli.file("data"));
    cli.text("data/catalogue.json", "{\"models\": [{]}");

    Cli.Run run = cli.run("models");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("mixmim-tiny");
    assertThat(run.err()).startsWith("Note: ").contains("catalogue.json");
    assertThat(cli.run("models", "--debug").err()).contains("\tat org.mixmim.");
    assertThat(cli.run("models", "list", "--debug").err()).contains("\tat org.mixmim.");
  }
}
