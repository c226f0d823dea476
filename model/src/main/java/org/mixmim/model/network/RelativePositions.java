package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixmim.model.kernel.TensorKernels;

/** The learned bias of attention by where two tokens of a window lie to each other. */
final class RelativePositions {
  private final TensorKernels kernels;
  private final NDArray table;
  private final int window;
  private Optional<NDArray> full = Optional.empty();

  /**
   * Wraps a bias table.
   *
   * @param kernels that will read the bias
   * @param table {@code [(2 * window - 1)^2, heads]}
   * @param window tokens across
   */
  RelativePositions(TensorKernels kernels, NDArray table, int window) {
    this.kernels = kernels;
    this.table = table;
    this.window = window;
  }

  /**
   * The columns of the transposed table for all pairs of some tokens of a window: a pair's place
   * depends on the difference of two numbers, one of each token.
   *
   * @param window tokens across
   * @param tokens numbered row by row
   * @param places filled with the columns, those of the first token first
   * @param start where to begin
   * @return where the next begins
   */
  static int places(int window, int[] tokens, long[] places, int start) {
    int stride = 2 * window - 1;
    int centre = (window - 1) * (stride + 1);
    int at = start;
    for (int from : tokens) {
      int origin = centre + from / window * stride + from % window;
      for (int to : tokens) {
        int place = origin - to / window * stride - to % window;
        places[at++] = place;
      }
    }
    return at;
  }

  /**
   * The bias of all pairs of a window's tokens, laid out at the first call.
   *
   * @return {@code [1, heads, window^2, window^2]}, owned by the table's manager
   */
  synchronized NDArray full() {
    if (full.isEmpty()) {
      int length = window * window;
      long[] pairs = new long[length * length];
      places(window, IntStream.range(0, length).toArray(), pairs, 0);
      try (NDManager scope = table.getManager().newSubManager()) {
        NDArray square = picked(scope.create(pairs)).reshape(1, -1, length, length);
        NDArray bias = kernels.attentionBias(square);
        bias.attach(table.getManager());
        full = Optional.of(bias);
      }
    }
    return full.get();
  }

  /**
   * The bias of all pairs of a window's tokens and another one.
   *
   * @param other {@code [windows, 1, window^2, window^2]}, float32
   * @return their sum {@code [windows, heads, window^2, window^2]}, as the kernels read it, owned
   *     by the manager of the other
   */
  NDArray with(NDArray other) {
    return kernels.attentionBias(other.add(full()));
  }

  /**
   * The bias of some pairs of tokens, in the form that the kernels read.
   *
   * @param pairs {@code [n]}, int64, from {@link #places}
   * @return {@code [heads, n]}, owned by the manager of the pairs
   */
  NDArray of(NDArray pairs) {
    return kernels.attentionBias(picked(pairs));
  }

  /** The table's numbers, owned by the manager of the pairs. */
  private NDArray picked(NDArray pairs) {
    NDManager owner = pairs.getManager();
    try (NDManager scope = owner.newSubManager()) {
      // From a transposed table, because attention would read a transposed bias in steps.
      NDArray transposed = table.transpose();
      transposed.attach(scope);
      long heads = table.getShape().get(1);
      NDArray places = pairs.reshape(1, -1).broadcast(heads, pairs.size());
      places.attach(scope);
      NDArray picked = transposed.gather(places, 1);
      picked.attach(owner);
      return picked;
    }
  }
}
