package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mixmim.model.kernel.TokenGroups;

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
  public TokenGroups groups(RelativePositions positions, long batch) {
    return new TokenGroups.Windows(window * window, Optional.of(positions.full()));
  }
}
