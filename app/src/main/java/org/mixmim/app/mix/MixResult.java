package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.model.image.RgbImage;
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
 * @param figures how well the hidden cells were predicted; they come a moment after the pictures
 */
record MixResult(
    MixQuery query,
    Reconstruction reconstruction,
    Mixture shown,
    RgbImage pictureA,
    RgbImage pictureB,
    HostTensor error,
    Optional<PairFigures> figures) {
  RgbImage picture(Side side) {
    return side == Side.A ? pictureA : pictureB;
  }

  MixResult with(PairFigures known) {
    return new MixResult(
        query, reconstruction, shown, pictureA, pictureB, error, Optional.of(known));
  }
}
