package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The few operations that take nearly all of the network's time. The network is written once
 * against them; an implementation may compute them plainly or fused.
 *
 * <p>Results belong to the manager of the first operand. Layers keep the biases they are made of
 * and, as {@link LinearLayer#readsWeight} says, the weights: those must stay open as long as the
 * layer is used. What a layer packs belongs to the weight's manager. Values "in the kernels' own
 * number format" may be narrower than float32: only reshape and transpose them, add them to float32
 * arrays, or hand them to these kernels.
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
   * @param rows how many rows one image brings, for which the layer is laid out; other numbers work
   *     too
   * @return the layer
   */
  LinearLayer linear(NDArray weight, Optional<NDArray> bias, int rows);

  /**
   * Scaled dot-product attention of several heads within groups of tokens, {@code softmax(q k^T /
   * sqrt(d) + bias) v}.
   *
   * @param queriesKeysValues {@code [batch, tokens, 3 * heads * d]}, group after group
   * @param heads how many
   * @param groups which tokens see each other
   * @return {@code [batch, tokens, heads * d]} in the kernels' own number format
   */
  NDArray attention(NDArray queriesKeysValues, int heads, TokenGroups groups);

  /**
   * Brings a bias of attention into the form that {@link #attention} reads. It may be reshaped.
   *
   * @param bias float32, taken over: returned, or closed
   * @return the same numbers, owned by the manager of the bias
   */
  NDArray attentionBias(NDArray bias);

  /**
   * The first half of a transformer block as one operation: norm, layer, {@link #attention}, layer,
   * residual connection.
   *
   * @param norm of the half
   * @param queriesKeysValues made by these kernels
   * @param heads of attention
   * @param projection made by these kernels
   * @return from tokens {@code [batch, tokens, channels]} and their groups to the same; empty if
   *     these kernels compute it step by step
   */
  default Optional<BiFunction<NDArray, TokenGroups, NDArray>> attentionHalf(
      NormLayer norm, LinearLayer queriesKeysValues, int heads, LinearLayer projection) {
    return Optional.empty();
  }

  /**
   * The second half of a transformer block as one operation: norm, two layers with GELU between,
   * residual connection.
   *
   * @param norm of the half
   * @param widen made by these kernels
   * @param narrow made by these kernels
   * @return from tokens {@code [batch, tokens, channels]} to the same; empty if these kernels
   *     compute it step by step
   */
  default Optional<UnaryOperator<NDArray>> feedForwardHalf(
      NormLayer norm, LinearLayer widen, LinearLayer narrow) {
    return Optional.empty();
  }
}
