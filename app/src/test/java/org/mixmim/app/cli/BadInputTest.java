package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong is one sentence that names the file, one that helps, and exit code 1. */
final class BadInputTest {
  private static final String CLASSIFIER = "mixmim-tiny-everyday";

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
  void notAnImage() {
    Path text = cli.text("notes.png", "a few words");
    assertRefused(cli.run("reconstruct", a, text), "notes.png");
    assertRefused(cli.run("classify", text), "notes.png");
  }

  @Test
  void noSuchImage() {
    assertRefused(cli.run("reconstruct", cli.file("gone.jpg"), b), "gone.jpg");
  }

  @Test
  void truncatedImage() throws IOException {
    byte[] whole = Files.readAllBytes(a);
    Path half = Files.write(cli.file("half.jpg"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(cli.run("classify", half), "half.jpg");
  }

  @Test
  void maskOfAnotherGrid() {
    Path mask = cli.text("mask.csv", "0,1\n1,0\n");
    assertRefused(cli.run("reconstruct", a, b, "--mask", mask), "mask.csv", "7");
  }

  @Test
  void maskThatIsNone() {
    Path mask = cli.text("mask.csv", "yes,no\n");
    assertRefused(cli.run("reconstruct", a, b, "--mask", mask), "mask.csv");
  }

  @Test
  void modelWithoutADecoder() {
    assertRefused(cli.run("reconstruct", a, b, "--model", CLASSIFIER), CLASSIFIER);
  }

  @Test
  void modelWithoutAHead() {
    assertRefused(cli.run("classify", a, "--model", "mixmim-tiny"), "mixmim-tiny");
  }

  @Test
  void unknownModel() {
    assertRefused(cli.run("classify", a, "--model", "mixmim-gigantic"), "mixmim-gigantic");
  }

  @Test
  void publishedModelThatIsNotHereYet() {
    Cli.Run run = cli.run("classify", a, "--model", "mixmim-base_3rdparty_in1k");
    assertRefused(run, "mixmim-base_3rdparty_in1k");
    assertThat(run.err()).contains("download");
  }

  @Test
  void checkpointWithWrongTensorsListsAllOfThem() throws IOException {
    Path broken =
        EditedModel.of(
            cli.asset("models/mixmim-tiny.safetensors"),
            cli.file("broken.safetensors"),
            header -> {
              EditedModel.rename(header, "norm.weight", "extra.weight");
              EditedModel.rename(header, "layers.1.blocks.0.norm1.bias", "extra.bias");
              EditedModel.reshape(header, "decoder_pred.bias", 3, 1024);
            });

    Cli.Run run = cli.run("reconstruct", a, b, "--model", broken);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("broken.safetensors")
        .contains("norm.weight", "layers.1.blocks.0.norm1.bias")
        .contains("extra.weight", "extra.bias")
        .contains("decoder_pred.bias");
  }

  @Test
  void folderInsteadOfAModel() throws IOException {
    assertRefused(cli.run("info", folder), "is a folder");
    Path named = Files.createDirectories(cli.file("folder.pth"));
    assertRefused(cli.run("info", named), "folder.pth is a folder");
  }

  @Test
  void nothingGivenAsAName() {
    assertRefused(cli.run("classify", ""), "empty");
    assertRefused(cli.run("classify", a, "--model", ""), "empty");
    assertRefused(cli.run("models", "where", ""), "empty");
    assertRefused(cli.run("models", "import", ""), "empty");
    assertRefused(cli.run("reconstruct", a, b, "--metrics", ""), "empty");
  }

  @Test
  void truncatedCheckpoint() throws IOException {
    byte[] whole = Files.readAllBytes(cli.asset("models/mixmim-tiny.safetensors"));
    Path half = Files.write(cli.file("half.safetensors"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(cli.run("reconstruct", a, b, "--model", half), "half.safetensors");
  }

  @Test
  void notACheckpoint() {
    Path text = cli.text("model.pth", "hello");
    assertRefused(cli.run("classify", a, "--model", text), "model.pth");
    assertRefused(cli.run("info", text), "model.pth");
  }

  @Test
  void unwritableOutputIsFoundBeforeTheWork() {
    Path output = cli.file("no/such/folder/out.png");
    assertRefused(cli.run("reconstruct", a, b, "-o", output), "out.png", "folder");
    assertRefused(cli.run("features", a, "-o", cli.file("none/f.npy")), "f.npy");
    assertRefused(cli.run("trace", "--input", a, "--out", a.resolve("dir")), "astronaut.jpg");
    assertRefused(cli.run("reconstruct", a, b, "--metrics", folder), folder.toString());
  }

  @Test
  void folderThatNobodyMayWriteTo() {
    // Even the administrator makes no files there.
    if (Files.isDirectory(Path.of("/sys"))) {
      assertRefused(cli.run("features", a, "-o", "/sys/f.npy"), "/sys/f.npy", "not allowed");
    }
  }

  @Test
  void fileWhereAFolderIsWanted() {
    assertRefused(cli.run("reconstruct", a, b, "--tensors", a), "astronaut.jpg", "there is a file");
  }

  @Test
  void deviceIsNotReplaced() {
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertRefused(cli.run("reconstruct", a, b, "--metrics", device), "/dev/null");
      assertThat(Files.isRegularFile(device)).isFalse();
    }
  }

  @Test
  void modelWithNumbersThatAreNotFinite() throws IOException {
    Path model = cli.asset("models/mixmim-tiny-everyday.safetensors");
    Path damaged = EditedModel.ofInfiniteEnd(model, cli.file("damaged.safetensors"));
    assertRefused(cli.run("classify", a, "--model", damaged), "damaged", "not finite");
  }

  @Test
  void traceOfAnArrayThatIsNone() {
    assertRefused(
        cli.run("trace", "-m", "mixmim-tiny", "--input", a, "--out", cli.file("out")),
        "astronaut.jpg");
  }

  @Test
  void chineseSentences() {
    Cli.Run run = cli.speaking(Locale.SIMPLIFIED_CHINESE).run("classify", cli.file("gone.jpg"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(run.errLines().getFirst()).startsWith("错误：").contains("gone.jpg");
  }

  @Test
  void debugShowsWhere() {
    Cli.Run run = cli.run("reconstruct", cli.file("gone.jpg"), b, "--debug");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("\tat org.mixmim.");
    assertThat(cli.run("classify", cli.file("gone.jpg"), "--debug").err())
        .contains("\tat org.mixmim.");
  }

  private static void assertRefused(Cli.Run run, String... words) {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines().getFirst()).startsWith("Error: ").contains(words);
    assertThat(run.errLines()).as(run.err()).hasSizeBetween(2, 3);
    assertThat(run.err()).doesNotContain("\tat ");
  }
}
