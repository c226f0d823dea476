package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The few operations that take nearly all of the network's time. The network is written once
 * against them; an implementation may compute them plainly or fused.
 *
 * <p>Results belong to the manager of the first operand. Layers keep the weights they are made of:
 * those must stay open as long as the layer is used.
 */
public interface TensorKernels {
  /**
   * What to call this implementation in reports.
   *
   * @return a short name
   */
  String name();

  /**
   * Makes a fully connected layer.
   *
   * @param weight {@code [out, in]}
   * @param bias {@code [out]}, if any
   * @return the layer
   */
  LinearLayer linear(NDArray weight, Optional<NDArray> bias);

  /**
   * Makes a layer norm over the last axis.
   *
   * @param weight {@code [channels]}
   * @param bias {@code [channels]}
   * @param epsilon added to the variance
   * @return the layer
   */
  NormLayer norm(NDArray weight, NDArray bias, double epsilon);

  /**
   * Scaled dot-product attention, {@code softmax(q k^T / sqrt(d) + bias) v}.
   *
   * @param query {@code [batch, heads, tokens, d]}
   * @param key like the query
   * @param value like the query
   * @param bias {@code [1 or batch, heads, tokens, tokens]}, added before the softmax
   * @return {@code [batch, heads, tokens, d]}
   */
  NDArray attention(NDArray query, NDArray key, NDArray value, Optional<NDArray> bias);
}
