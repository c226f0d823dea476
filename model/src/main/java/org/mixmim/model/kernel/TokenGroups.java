package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * Which tokens of an image see each other in attention: those of one group, which lie one behind
 * the other. With it comes what is added to their scores before the softmax.
 */
public sealed interface TokenGroups {
  /**
   * Groups of one length, which divides the number of tokens.
   *
   * @param length how many tokens each has
   * @param bias {@code [1 or groups of the batch, heads, length, length]} from {@link
   *     TensorKernels#attentionBias}, if any; not owned
   */
  record Windows(int length, Optional<NDArray> bias) implements TokenGroups {}

  /**
   * Groups of any length.
   *
   * @param lengths how many tokens each has
   * @param bias {@code [heads, sum of squared lengths]} from {@link TensorKernels#attentionBias}:
   *     of every group, {@code [heads, length, length]}; not owned
   */
  record Runs(List<Integer> lengths, NDArray bias) implements TokenGroups {
    /** Copies the lengths. */
    public Runs {
      lengths = List.copyOf(lengths);
    }
  }
}
