package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;
import org.mixmim.model.tensor.TensorFileException;

class TensorArchiveTest {
  private static final RgbImage A = ExportSamples.noise(64, 64, 1);
  private static final RgbImage B = ExportSamples.noise(64, 64, 2);
  private static final CellMask MASK = CellMask.of(2, 2, new boolean[] {true, false, false, true});

  @TempDir private Path folder;

  @Test
  void numpyFindsEveryArrayAndThisProgramTheProvenance() throws IOException {
    Path file = folder.resolve("result.npz");

    TensorArchive.write(file, reconstruction(), ExportSamples.PROVENANCE);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "a.npy",
              "b.npy",
              "mask.npy",
              "mixed1.npy",
              "a1_cells.npy",
              "b1_cells.npy",
              "mixmim.json");
      assertThat(read(zip, "mask.npy")).isEqualTo(HostTensor.of(new float[] {1, 0, 0, 1}, 2, 2));
      assertThat(read(zip, "a1_cells.npy")).isEqualTo(cells(1));
      assertThat(read(zip, "b1_cells.npy")).isEqualTo(cells(2));
      HostTensor a = read(zip, "a.npy");
      assertThat(a.shape()).containsExactly(64, 64, 3);
      assertThat(a.at(3 * (64 * 7 + 5) + 2)).isEqualTo(A.sample(5, 7, 2));
    }
    assertThat(Provenance.require(file)).isEqualTo(ExportSamples.PROVENANCE);
    assertThat(folder.toFile().list()).containsExactly("result.npz");
  }

  @Test
  void aMissingFolderIsSaid() {
    assertThatThrownBy(
            () ->
                TensorArchive.write(
                    folder.resolve("none/result.npz"), reconstruction(), ExportSamples.PROVENANCE))
        .isInstanceOf(TensorFileException.class);
  }

  private static Reconstruction reconstruction() {
    return new Reconstruction(
        new ReconstructionRequest(A, B, MASK, false, Experiment.STANDARD),
        List.of(
            new Mixture(
                ExportSamples.noise(64, 64, 3),
                new Prediction(cells(1), MASK, false),
                new Prediction(cells(2), MASK.inverted(), false))),
        Optional.empty(),
        Duration.ofMillis(1));
  }

  private static HostTensor cells(int first) {
    float[] values = new float[4 * 3 * 32 * 32];
    values[0] = first;
    return HostTensor.of(values, 4, 3L * 32 * 32);
  }

  private static HostTensor read(ZipFile zip, String name) throws IOException {
    return NpyFile.read(zip.getInputStream(zip.getEntry(name)).readAllBytes(), name);
  }
}
