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
   * The fully connected layer of that name, with its bias.
   *
   * @param name for example {@code layers.0.blocks.0.attn.qkv}
   * @return the layer
   */
  default LinearLayer linear(String name) {
    return kernels().linear(get(name + ".weight"), Optional.of(get(name + ".bias")));
  }

  /**
   * The layer norm of that name.
   *
   * @param name for example {@code norm}
   * @param epsilon added to the variance
   * @return the layer
   */
  default NormLayer norm(String name, double epsilon) {
    return kernels().norm(get(name + ".weight"), get(name + ".bias"), epsilon);
  }
}
