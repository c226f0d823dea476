package org.mixmim.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

final class TraceCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path input;
  private Path arrays;
  private JsonObject metrics;

  @BeforeEach
  void reconstruct() {
    cli = Cli.in(folder);
    input = cli.file("x.npy");
    arrays = cli.file("arrays");
    Cli.Run run =
        cli.run(
            "reconstruct",
            cli.photo("astronaut.jpg"),
            cli.photo("chelsea-cat.jpg"),
            "--both",
            "--json",
            "--save-input",
            input,
            "--tensors",
            arrays);
    assertThat(run.exit()).as(run.err()).isZero();
    metrics = JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void traceOfASavedInputIsTheReconstruction() throws IOException {
    Path traced = cli.file("trace");

    Cli.Run run =
        cli.run(
            "trace",
            "--model",
            "mixmim-tiny",
            "--input",
            input,
            "--mask",
            arrays.resolve("mask.npy"),
            "--out",
            traced);

    assertThat(run.exit()).as(run.err()).isZero();
    Stream.of("tokens", "mixed", "stage1", "stage2", "stage3", "stage4", "norm", "dec_in")
        .forEach(name -> assertThat(traced.resolve(name + ".npy")).exists());
    Stream.of("dec_blk0", "dec_blk3", "dec_norm", "x1_rec", "x2_rec")
        .forEach(name -> assertThat(traced.resolve(name + ".npy")).exists());
    HostTensor x1 = NpyFile.read(traced.resolve("x1_rec.npy"));
    HostTensor predicted = NpyFile.read(arrays.resolve("prediction_a.npy"));
    assertThat(x1.shape()).containsExactly(2, 49, 3072);
    for (int i = 0; i < 49 * 3072; i++) {
      assertThat(x1.at(i)).isCloseTo(predicted.at(i), within(1e-4f));
    }
    JsonObject loss =
        JsonParser.parseString(Files.readString(traced.resolve("loss.json"))).getAsJsonObject();
    assertThat(loss.keySet()).containsExactlyInAnyOrder("norm_pix_true", "norm_pix_false");
    assertThat(loss.get("norm_pix_false").getAsDouble())
        .isCloseTo(metrics.getAsJsonObject("loss").get("plain").getAsDouble(), within(1e-5));
    assertThat(loss.get("norm_pix_true").getAsDouble())
        .isCloseTo(metrics.getAsJsonObject("loss").get("normalised").getAsDouble(), within(1e-5));
  }

  @Test
  void otherShapeIsRefused() {
    Path other = cli.file("other.npy");
    NpyFile.write(other, HostTensor.of(new float[3 * 64 * 64], 1, 3, 64, 64));

    Cli.Run run = cli.run("trace", "-m", "mixmim-tiny", "--input", other, "--out", folder);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains("other.npy", "[1, 3, 64, 64]", "[N, 3, 224, 224]");
  }

  /** As much room as its head promises, and no numbers in it. */
  @Test
  void aFileThatIsTooLargeIsRefusedByItsShape() throws IOException {
    Path huge = cli.file("huge.npy");
    byte[] head = NpyFile.encode(HostTensor.of(new float[0], 0, 3, 8000, 8000));
    byte[] promising = new String(head, ISO_8859_1).replace("(0, 3", "(1, 3").getBytes(ISO_8859_1);
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.write(promising);
      file.setLength(promising.length + 4L * 3 * 8000 * 8000);
    }
    assertThat(Files.size(huge)).isGreaterThan(NpyFile.MAX_BYTES);

    Cli.Run run = cli.run("trace", "-m", "mixmim-tiny", "--input", huge, "--out", folder);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("huge.npy", "[1, 3, 8000, 8000]", "[N, 3, 224, 224]");
  }
}
