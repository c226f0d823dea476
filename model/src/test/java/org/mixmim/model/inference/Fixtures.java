package org.mixmim.model.inference;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/** The reference tensors, made by running the public implementations. */
final class Fixtures {
  private Fixtures() {}

  static Path file(String name) {
    return resource("/parity/" + name);
  }

  static Path checkpoint(String name) {
    return resource("/checkpoints/" + name);
  }

  private static Path resource(String path) {
    try {
      return Path.of(Objects.requireNonNull(Fixtures.class.getResource(path), path).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static HostTensor tensor(String name) {
    return NpyFile.read(file(name));
  }

  static LoadedModel model(String name) {
    return model(name, LoadOptions.DEFAULT);
  }

  static LoadedModel model(String name, LoadOptions options) {
    return LoadedModel.open(Checkpoints.open(checkpoint(name)), options);
  }

  static RgbImage square(String name) {
    float[] samples = NpyFile.read(resource("/preproc/" + name + ".mm224.npy")).toArray();
    byte[] rgb = new byte[samples.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) samples[i];
    }
    return RgbImage.of(224, 224, rgb);
  }

  /** Astronaut and cat, as both implementations saw them. */
  static HostTensor input() {
    return new Preprocessing(Preprocessing.Convention.OFFICIAL, 224)
        .normalise(List.of(square("astronaut"), square("cat")));
  }

  static CellMask mask(String which) {
    HostTensor values = tensor("official/pretrain/mask_" + which + ".npy");
    boolean[] cells = new boolean[values.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = values.at(i) > 0.5;
    }
    return CellMask.of(values.size(0), values.size(1), cells);
  }

  /** Every nth number of the last axis. */
  static HostTensor everyNth(HostTensor tensor, int n) {
    List<Float> kept = new ArrayList<>();
    for (int i = 0; i < tensor.length(); i += n) {
      kept.add(tensor.at(i));
    }
    float[] values = new float[kept.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = kept.get(i);
    }
    long[] shape = tensor.shape();
    shape[shape.length - 1] /= n;
    return HostTensor.of(values, shape);
  }

  static double largestError(HostTensor actual, HostTensor expected) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      throw new AssertionError(actual + " is not of the shape of " + expected);
    }
    double largest = 0;
    for (int i = 0; i < expected.length(); i++) {
      double error = Math.abs((double) actual.at(i) - expected.at(i));
      largest = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(largest, error);
    }
    return largest;
  }
}
