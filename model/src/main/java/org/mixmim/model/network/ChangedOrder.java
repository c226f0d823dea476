package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;
import org.mixmim.model.kernel.TokenGroups;

/**
 * Only the windows that changed since an earlier pass are computed; the tokens of all others are
 * those of that pass.
 *
 * @param changed orders the windows to compute
 * @param earlier {@code [1, tokens, channels]}, what the stage gave in the earlier pass, row by row
 */
record ChangedOrder(MaskedOrder changed, NDArray earlier) implements TokenOrder {
  /** From {@code [1, side * side, channels]} to the tokens of the windows to compute. */
  @Override
  public NDArray enter(NDArray tokens) {
    return changed.enter(tokens);
  }

  /** From the computed tokens to {@code [1, side * side, channels]}, row by row. */
  @Override
  public NDArray leave(NDArray tokens) {
    int[] computed = changed.tokens();
    int all = Math.toIntExact(earlier.getShape().get(1));
    int[] from = IntStream.range(computed.length, computed.length + all).toArray();
    for (int place = 0; place < computed.length; place++) {
      from[computed[place]] = place;
    }
    NDArray index = tokens.getManager().create(from);
    return tokens
        .concat(earlier, 1)
        .reshape(-1, earlier.getShape().get(2))
        .get(index)
        .reshape(earlier.getShape());
  }

  @Override
  public TokenGroups groups(RelativePositions positions, long batch) {
    return changed.groups(positions, batch);
  }
}
