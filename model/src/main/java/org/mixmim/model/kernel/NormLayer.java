package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;

/** A layer norm over the last axis. */
public interface NormLayer {
  /**
   * Normalises.
   *
   * @param input {@code [..., channels]}
   * @return like the input
   */
  NDArray apply(NDArray input);
}
