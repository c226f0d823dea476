package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The learned bias of attention by where two tokens of a window lie to each other. */
final class RelativePositions {
  private RelativePositions() {}

  /**
   * Lays a bias table out over all pairs of a window's tokens.
   *
   * @param table {@code [(2 * window - 1)^2, heads]}
   * @param window tokens across
   * @return {@code [1, heads, window^2, window^2]}, owned by the table's manager
   */
  static NDArray bias(NDArray table, int window) {
    int length = window * window;
    long[] index = new long[length * length];
    for (int from = 0; from < length; from++) {
      for (int to = 0; to < length; to++) {
        int rows = from / window - to / window + window - 1;
        int columns = from % window - to % window + window - 1;
        index[from * length + to] = (long) rows * (2L * window - 1) + columns;
      }
    }
    NDManager owner = table.getManager();
    try (NDManager scope = owner.newSubManager()) {
      NDArray flat = scope.create(index);
      NDArray rows = table.get(flat);
      rows.attach(scope);
      // A transposition alone, even a copy of one, would leave the heads innermost in memory, and
      // attention would read the bias in steps; flattening two axes lays it out anew.
      long heads = table.getShape().get(1);
      NDArray bias = rows.transpose(1, 0).flatten().reshape(1, heads, length, length).duplicate();
      bias.attach(owner);
      return bias;
    }
  }
}
