package org.mixmim.app.mix;

import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

/**
 * A photograph and what the network sees of it.
 *
 * @param photo the photograph
 * @param preprocessing how the square was cut
 * @param width pixels across the photograph, turned as the square is
 * @param height pixels down
 * @param crop the network's square and where it lies
 */
record MixPhoto(
    Photo photo, Preprocessing preprocessing, int width, int height, CroppedImage crop) {
  /** Cuts the square; takes a while for large photographs. */
  static MixPhoto prepare(Photo photo, Preprocessing preprocessing) {
    RgbImage pixels = photo.pixels(preprocessing.orientation());
    return new MixPhoto(
        photo, preprocessing, pixels.width(), pixels.height(), preprocessing.crop(pixels));
  }

  String name() {
    return photo.name();
  }

  RgbImage square() {
    return crop.pixels();
  }
}
