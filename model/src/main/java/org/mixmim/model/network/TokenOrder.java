package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;

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
   * What each token gathers from those it sees.
   *
   * @param attention of the block
   * @param positions of the block
   * @param tokens {@code [batch, side * side, channels]}, in this order, normalised
   * @return of the same shape, for the attention's projection
   */
  NDArray gather(SelfAttention attention, RelativePositions positions, NDArray tokens);
}
