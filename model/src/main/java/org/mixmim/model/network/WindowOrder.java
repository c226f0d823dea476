package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * Window by window; every token sees its window.
 *
 * @param side tokens across the stage
 * @param window tokens across a window, a divisor of the side
 */
record WindowOrder(int side, int window) implements TokenOrder {
  @Override
  public NDArray enter(NDArray tokens) {
    int windows = side / window;
    return swapped(tokens, windows, window, windows, window);
  }

  @Override
  public NDArray leave(NDArray tokens) {
    int windows = side / window;
    return swapped(tokens, windows, windows, window, window);
  }

  /** Splits the tokens' axis into four and swaps the middle two. */
  private NDArray swapped(NDArray tokens, int first, int second, int third, int fourth) {
    if (side == window) {
      return tokens;
    }
    long batch = tokens.getShape().get(0);
    long channels = tokens.getShape().get(2);
    return tokens
        .reshape(batch, first, second, third, fourth, channels)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(batch, (long) side * side, channels);
  }

  @Override
  public NDArray gather(SelfAttention attention, RelativePositions positions, NDArray tokens) {
    return gather(attention, positions.full(), tokens);
  }

  /**
   * The same with a bias of one's own.
   *
   * @param bias {@code [1 or windows of the batch, heads, window^2, window^2]}, as the kernels read
   *     it
   */
  NDArray gather(SelfAttention attention, NDArray bias, NDArray tokens) {
    long batch = tokens.getShape().get(0);
    long channels = tokens.getShape().get(2);
    NDArray windows = tokens.reshape(-1, (long) window * window, channels);
    return attention
        .gather(windows, Optional.of(bias))
        .reshape(batch, (long) side * side, channels);
  }
}
