package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;

/** Cuts a stage's tokens into square windows and puts them together again. */
final class Windows {
  private Windows() {}

  /**
   * Cuts.
   *
   * @param tokens {@code [batch, side * side, channels]}
   * @param side tokens across
   * @param window tokens across a window, a divisor of the side
   * @return {@code [batch * windows, window * window, channels]}
   */
  static NDArray split(NDArray tokens, int side, int window) {
    if (side == window) {
      return tokens;
    }
    long batch = tokens.getShape().get(0);
    long channels = tokens.getShape().get(2);
    int windows = side / window;
    return tokens
        .reshape(batch, windows, window, windows, window, channels)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(batch * windows * windows, (long) window * window, channels);
  }

  /**
   * Puts together what {@link #split} cut.
   *
   * @param tokens {@code [batch * windows, window * window, channels]}
   * @param side tokens across
   * @param window tokens across a window
   * @return {@code [batch, side * side, channels]}
   */
  static NDArray join(NDArray tokens, int side, int window) {
    if (side == window) {
      return tokens;
    }
    int windows = side / window;
    long batch = tokens.getShape().get(0) / ((long) windows * windows);
    long channels = tokens.getShape().get(2);
    return tokens
        .reshape(batch, windows, windows, window, window, channels)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(batch, (long) side * side, channels);
  }
}
