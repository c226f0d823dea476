package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mixmim.model.kernel.LinearLayer;
import org.mixmim.model.kernel.NormLayer;
import org.mixmim.model.kernel.TensorKernels;

/**
 * A network's parameters under this program's names, and the kernels that its layers are made with.
 */
public interface Weights {
  /**
   * The parameter of that name.
   *
   * @param name for example {@code layers.0.blocks.0.attn.qkv.weight}
   * @return float32, owned by the model
   */
  NDArray get(String name);

  /**
   * The kernels to compute with.
   *
   * @return the kernels
   */
  TensorKernels kernels();

  /**
   * Gives a parameter's memory back: a layer holds its own copy, and nobody will ask for it again.
   *
   * @param name of the parameter
   */
  void release(String name);

  /**
   * The fully connected layer of that name, with its bias.
   *
   * @param name for example {@code layers.0.blocks.0.attn.qkv}
   * @param rows how many tokens of one image go through it
   * @return the layer
   */
  default LinearLayer linear(String name, int rows) {
    return linear(name, Optional.of(get(name + ".bias")), rows);
  }

  /**
   * The fully connected layer of that name, without a bias.
   *
   * @param name for example {@code layers.0.downsample.reduction}
   * @param rows how many tokens of one image go through it
   * @return the layer
   */
  default LinearLayer linearWithoutBias(String name, int rows) {
    return linear(name, Optional.empty(), rows);
  }

  private LinearLayer linear(String name, Optional<NDArray> bias, int rows) {
    String weight = name + ".weight";
    LinearLayer layer = kernels().linear(get(weight), bias, rows);
    if (!layer.readsWeight()) {
      release(weight);
    }
    return layer;
  }

  /**
   * The layer norm of that name.
   *
   * @param name for example {@code norm}
   * @param epsilon added to the variance
   * @return the layer
   */
  default NormLayer norm(String name, double epsilon) {
    return new NormLayer(get(name + ".weight"), get(name + ".bias"), epsilon);
  }
}
