package org.mixmim.app.mix;

import org.mixmim.model.inference.Figures;

/**
 * How well the hidden cells of two images were predicted.
 *
 * @param a of A
 * @param b of B
 */
record PairFigures(Figures a, Figures b) {
  Figures of(Side side) {
    return side == Side.A ? a : b;
  }
}
