package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.kernel.TokenGroups;

/**
 * Window by window; a token sees those of its own image in its window, because 1e30 is taken from
 * the scores of two images, after which they weigh nothing (paper section 3.2). That is twice the
 * work of {@link MaskedOrder}, but in few large operations: to a card each operation costs more
 * than what it computes here.
 *
 * <p>What it keeps belongs to the manager it was made with.
 */
final class MaskedWindows implements TokenOrder {
  private static final float APART = 1e30f;

  private final NDManager manager;
  private final WindowOrder order;
  private final NDArray parting;
  private final Map<Read, NDArray> biases = new HashMap<>();

  /** A bias, and for how many mixtures at once. */
  private record Read(RelativePositions positions, long batch) {}

  /**
   * Orders the tokens of a stage.
   *
   * @param manager owns what is kept
   * @param order of the stage's windows
   * @param mask {@code [1, side * side, 1]} of 0 and 1 over the stage's tokens, row by row
   */
  MaskedWindows(NDManager manager, WindowOrder order, NDArray mask) {
    this.manager = manager;
    this.order = order;
    long length = (long) order.window() * order.window();
    try (NDManager scope = manager.newSubManager()) {
      NDArray own = mask.duplicate();
      own.attach(scope);
      NDArray columns = order.enter(own).reshape(-1, 1, length, 1);
      NDArray distance = columns.sub(columns.reshape(-1, 1, 1, length)).abs();
      // A number that comes from Java cannot be recorded on a card; an array made there can.
      this.parting = distance.mul(scope.full(new Shape(1), -APART));
      parting.attach(manager);
    }
  }

  @Override
  public NDArray enter(NDArray tokens) {
    return order.enter(tokens);
  }

  @Override
  public NDArray leave(NDArray tokens) {
    return order.leave(tokens);
  }

  @Override
  public TokenGroups groups(RelativePositions positions, long batch) {
    NDArray bias = biases.computeIfAbsent(new Read(positions, batch), this::bias);
    return new TokenGroups.Windows(order.window() * order.window(), Optional.of(bias));
  }

  private NDArray bias(Read read) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray windows = parting.duplicate();
      windows.attach(scope);
      // One window's bias serves every mixture; several windows' need a copy for each.
      NDArray all =
          windows.getShape().get(0) == 1
              ? windows
              : windows.tile(new long[] {read.batch(), 1, 1, 1});
      NDArray bias = read.positions().with(all);
      bias.attach(manager);
      return bias;
    }
  }
}
