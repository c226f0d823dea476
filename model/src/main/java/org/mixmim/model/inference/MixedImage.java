package org.mixmim.model.inference;

import java.util.SplittableRandom;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;

/** Pictures with some cells replaced: what the encoder sees, without any engine. */
public final class MixedImage {
  private static final long NOISE_SEED = 20_220_526;

  private MixedImage() {}

  /**
   * Mixes two images of one size.
   *
   * @param a kept where the mask is 0
   * @param b taken where the mask is 1
   * @param mask over the cells
   * @return the mixture
   */
  public static RgbImage mix(RgbImage a, RgbImage b, CellMask mask) {
    byte[] mixed = a.toRgb();
    byte[] other = b.toRgb();
    int cell = a.width() / mask.columns();
    for (int y = 0; y < a.height(); y++) {
      for (int column = 0; column < mask.columns(); column++) {
        if (mask.get(y / cell, column)) {
          int at = 3 * (y * a.width() + column * cell);
          System.arraycopy(other, at, mixed, at, 3 * cell);
        }
      }
    }
    return RgbImage.of(a.width(), a.height(), mixed);
  }

  /**
   * Hides cells behind a filling of the image's own.
   *
   * @param image to hide cells of
   * @param hidden 1 where to hide
   * @param filling any but {@link Filling#OTHER_IMAGE}
   * @return the image as the encoder sees it, rounded to pixels
   */
  static RgbImage fill(RgbImage image, CellMask hidden, Filling filling) {
    return switch (filling) {
      case OTHER_IMAGE ->
          throw new IllegalArgumentException("the other image fills by mixing, not alone");
      case SAME_IMAGE -> image.opaque();
      case ZEROS -> mix(image, plain(image, new double[3]), hidden);
      case MEAN -> mix(image, plain(image, meanOfVisible(image, hidden)), hidden);
      case NOISE -> mix(image, noise(image), hidden);
    };
  }

  private static RgbImage plain(RgbImage like, double[] normalised) {
    byte[] rgb = new byte[3 * like.width() * like.height()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixel(normalised[i % 3], i % 3);
    }
    return RgbImage.of(like.width(), like.height(), rgb);
  }

  private static RgbImage noise(RgbImage like) {
    SplittableRandom random = new SplittableRandom(NOISE_SEED);
    byte[] rgb = new byte[3 * like.width() * like.height()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixel(random.nextGaussian(), i % 3);
    }
    return RgbImage.of(like.width(), like.height(), rgb);
  }

  private static double[] meanOfVisible(RgbImage image, CellMask hidden) {
    int cell = image.width() / hidden.columns();
    double[] sums = new double[3];
    int count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (!hidden.get(y / cell, x / cell)) {
          count++;
          for (int channel = 0; channel < 3; channel++) {
            sums[channel] += image.sample(x, y, channel);
          }
        }
      }
    }
    for (int channel = 0; channel < 3; channel++) {
      sums[channel] = count == 0 ? 0 : NetworkUnit.fromUnit(sums[channel] / count / 255, channel);
    }
    return sums;
  }

  private static byte pixel(double normalised, int channel) {
    return (byte) Math.round(Math.clamp(NetworkUnit.toUnit(normalised, channel), 0, 1) * 255);
  }
}
