package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import org.mixmim.model.kernel.TokenGroups;

/**
 * The order in which a stage of the encoder keeps its tokens, so that those which see each other
 * lie together. All else in a block treats every token alike, so a stage orders them once.
 */
interface TokenOrder {
  /**
   * Brings tokens into this order.
   *
   * @param tokens {@code [batch, side * side, channels]}, row by row
   * @return of the same shape
   */
  NDArray enter(NDArray tokens);

  /**
   * Brings tokens back.
   *
   * @param tokens {@code [batch, side * side, channels]}, in this order
   * @return of the same shape, row by row
   */
  NDArray leave(NDArray tokens);

  /**
   * Which tokens see each other in a block.
   *
   * @param positions of the block
   * @param batch how many mixtures or images go through it at a time
   * @return the groups of the tokens in this order; their bias lives as long as this order and the
   *     positions
   */
  TokenGroups groups(RelativePositions positions, long batch);
}
