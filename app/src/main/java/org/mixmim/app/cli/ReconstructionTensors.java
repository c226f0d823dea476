package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/**
 * The arrays of a reconstruction as files, for M mixtures of S x S pixels and n cells.
 *
 * @param result the reconstruction
 * @param preprocessing how pixels become the network's input
 * @param settings how it was made
 */
record ReconstructionTensors(
    Reconstruction result, Preprocessing preprocessing, ReconstructionSettings settings) {

  /** An array and the file that it is written to. */
  private enum Array {
    MASK,
    MIXED,
    PREDICTION_A,
    PREDICTION_B,
    HIDDEN_A,
    HIDDEN_B,
    PICTURE_A,
    PICTURE_B;

    Path in(Path folder) {
      return folder.resolve(name().toLowerCase(Locale.ROOT) + ".npy");
    }
  }

  /** What {@link #write} will write into a folder that is there. */
  static Stream<OutputFile> files(Path folder) {
    return Arrays.stream(Array.values()).map(array -> OutputFile.prepare(array.in(folder)));
  }

  /** Writes every array into a folder. */
  void write(Path folder) {
    for (Array array : Array.values()) {
      NpyFile.write(array.in(folder), numbers(array));
    }
  }

  private HostTensor numbers(Array array) {
    return switch (array) {
      // [h, w], 1 where A's cell is B's in the first mixture
      case MASK -> asTensor(result.request().mask());
      // [M, 3, S, S], normalised as the network sees them
      case MIXED ->
          preprocessing.normalise(result.mixtures().stream().map(Mixture::input).toList());
      // [M, n, 3 * cell * cell], as the decoder predicts
      case PREDICTION_A -> each(mixture -> mixture.a().cells());
      case PREDICTION_B -> each(mixture -> mixture.b().cells());
      // [M, h, w], 1 where the image's cell was hidden
      case HIDDEN_A -> each(mixture -> asTensor(mixture.a().hidden()));
      case HIDDEN_B -> each(mixture -> asTensor(mixture.b().hidden()));
      // [M, 3, S, S] in 0..1, as a figure shows them
      case PICTURE_A -> each(mixture -> picture(mixture.a(), result.request().a()));
      case PICTURE_B -> each(mixture -> picture(mixture.b(), result.request().b()));
    };
  }

  private HostTensor each(Function<Mixture, HostTensor> array) {
    List<HostTensor> parts = result.mixtures().stream().map(array).toList();
    return TensorStack.stack(parts);
  }

  private HostTensor picture(Prediction prediction, RgbImage target) {
    return PredictionRenderer.render(prediction, target, settings.rendering());
  }

  private static HostTensor asTensor(CellMask mask) {
    float[] cells = new float[mask.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = mask.get(i) ? 1 : 0;
    }
    return HostTensor.of(cells, mask.rows(), mask.columns());
  }
}
