package org.mixmim.app.mix;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Figures;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.tensor.HostTensor;

/**
 * What came of a query, ready to be shown.
 *
 * @param query what was asked
 * @param reconstruction what the network said
 * @param shown the mixture that the pictures are of
 * @param pictureA A as reconstructed, {@code S x S}
 * @param pictureB B as reconstructed, {@code S x S}
 * @param error the error map {@code [S, S]}, 0 to 1
 * @param figuresA how well A's hidden cells were predicted
 * @param figuresB how well B's hidden cells were predicted
 */
record MixResult(
    MixQuery query,
    Reconstruction reconstruction,
    Mixture shown,
    RgbImage pictureA,
    RgbImage pictureB,
    HostTensor error,
    Figures figuresA,
    Figures figuresB) {
  RgbImage picture(Side side) {
    return side == Side.A ? pictureA : pictureB;
  }

  Figures figures(Side side) {
    return side == Side.A ? figuresA : figuresB;
  }
}
