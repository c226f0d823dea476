package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
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

  /** Writes every array into a folder. */
  void write(Path folder) {
    arrays().forEach((name, array) -> NpyFile.write(folder.resolve(name + ".npy"), array));
  }

  private SequencedMap<String, HostTensor> arrays() {
    RgbImage a = result.request().a();
    RgbImage b = result.request().b();
    SequencedMap<String, HostTensor> arrays = new LinkedHashMap<>();
    // [h, w], 1 where A's cell is B's in the first mixture
    arrays.put("mask", asTensor(result.request().mask()));
    // [M, 3, S, S], normalised as the network sees them
    arrays.put(
        "mixed", preprocessing.normalise(result.mixtures().stream().map(Mixture::input).toList()));
    // [M, n, 3 * cell * cell], as the decoder predicts
    arrays.put("prediction_a", each(mixture -> mixture.a().cells()));
    arrays.put("prediction_b", each(mixture -> mixture.b().cells()));
    // [M, h, w], 1 where the image's cell was hidden
    arrays.put("hidden_a", each(mixture -> asTensor(mixture.a().hidden())));
    arrays.put("hidden_b", each(mixture -> asTensor(mixture.b().hidden())));
    // [M, 3, S, S] in 0..1, as a figure shows them
    arrays.put("picture_a", each(mixture -> picture(mixture.a(), a)));
    arrays.put("picture_b", each(mixture -> picture(mixture.b(), b)));
    return arrays;
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
