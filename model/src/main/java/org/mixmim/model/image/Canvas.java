package org.mixmim.model.image;

import java.util.Arrays;

/**
 * What an animation's pictures are shown on, of which the first one may cover only a part.
 *
 * @param width pixels across
 * @param height pixels down
 * @param hasAlpha whether it has an opacity
 * @param background the colour around the picture, as alpha, red, green and blue
 */
record Canvas(int width, int height, boolean hasAlpha, int background) {
  /** The whole canvas with a picture on it, which must lie within. */
  RgbImage with(RgbImage picture, int x, int y) {
    if (picture.width() == width && picture.height() == height && picture.hasAlpha() == hasAlpha) {
      return picture;
    }
    byte[] rgb = new byte[3 * width * height];
    byte[] alpha = new byte[hasAlpha ? width * height : 0];
    for (int i = 0; background != 0 && i < rgb.length; i += 3) {
      putColour(rgb, i, background);
    }
    Arrays.fill(alpha, (byte) (background >>> 24));
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        int to = (y + row) * width + x + column;
        int argb = picture.argb(column, row);
        putColour(rgb, 3 * to, argb);
        if (hasAlpha) {
          alpha[to] = (byte) (argb >>> 24);
        }
      }
    }
    return hasAlpha ? RgbImage.of(width, height, rgb, alpha) : RgbImage.of(width, height, rgb);
  }

  private static void putColour(byte[] rgb, int at, int argb) {
    rgb[at] = (byte) (argb >> 16);
    rgb[at + 1] = (byte) (argb >> 8);
    rgb[at + 2] = (byte) argb;
  }
}
