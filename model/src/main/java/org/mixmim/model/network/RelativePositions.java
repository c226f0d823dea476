package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
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
   * The row of the table for two tokens of a window.
   *
   * @param window tokens across
   * @param from the token that looks, row by row
   * @param to the token looked at
   */
  static long row(int window, int from, int to) {
    int rows = from / window - to / window + window - 1;
    int columns = from % window - to % window + window - 1;
    return rows * (2L * window - 1) + columns;
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
      for (int pair = 0; pair < pairs.length; pair++) {
        pairs[pair] = row(window, pair / length, pair % length);
      }
      try (NDManager scope = table.getManager().newSubManager()) {
        NDArray bias = of(scope.create(pairs)).reshape(1, -1, length, length);
        bias.attach(table.getManager());
        full = Optional.of(bias);
      }
    }
    return full.get();
  }

  /**
   * The bias of some pairs of tokens, in the form that the kernels read.
   *
   * @param pairs {@code [n]}, rows of the table
   * @return {@code [heads, n]}, owned by the manager of the pairs
   */
  NDArray of(NDArray pairs) {
    NDManager owner = pairs.getManager();
    try (NDManager scope = owner.newSubManager()) {
      NDArray rows = table.get(pairs);
      rows.attach(scope);
      // A transposition alone would leave the heads innermost in memory, and attention would read
      // the bias in steps; flattening lays it out anew.
      NDArray heads = rows.transpose(1, 0).flatten().reshape(rows.getShape().get(1), pairs.size());
      NDArray bias = kernels.attentionBias(heads);
      bias.attach(owner);
      return bias;
    }
  }
}
