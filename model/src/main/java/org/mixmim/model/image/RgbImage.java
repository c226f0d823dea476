package org.mixmim.model.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * An immutable picture of 8-bit red, green and blue, with an opacity channel where the file had
 * one. The colours under transparent pixels are kept, because the reference implementations drop
 * the opacity rather than blend it.
 */
public final class RgbImage {
  private static final byte[] OPAQUE = {};

  private final int width;
  private final int height;
  private final byte[] rgb;
  private final Optional<byte[]> alpha;
  // As a string's: asked for at every edit of a mask, and the same whoever computes it first.
  private int hash;

  private RgbImage(int width, int height, byte[] rgb, Optional<byte[]> alpha) {
    if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(3, width * height)) {
      throw new IllegalArgumentException(
          rgb.length + " bytes do not fill " + width + " x " + height + " pixels");
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
    this.alpha = alpha;
  }

  /**
   * Wraps pixels without copying them: the caller gives the array away and must not write to it.
   *
   * @param width pixels across
   * @param height pixels down
   * @param rgb {@code [height, width, 3]}, row by row
   * @return an opaque image
   */
  public static RgbImage of(int width, int height, byte[] rgb) {
    return new RgbImage(width, height, rgb, Optional.empty());
  }

  /**
   * Wraps pixels and their opacity without copying them.
   *
   * @param width pixels across
   * @param height pixels down
   * @param rgb {@code [height, width, 3]}, not multiplied by the opacity
   * @param alpha {@code [height, width]}, 0 transparent to 255 opaque
   * @return the image
   */
  public static RgbImage of(int width, int height, byte[] rgb, byte[] alpha) {
    if (alpha.length != width * height) {
      throw new IllegalArgumentException("one opacity a pixel is needed");
    }
    return new RgbImage(width, height, rgb, Optional.of(alpha));
  }

  /**
   * Pixels across.
   *
   * @return at least 1
   */
  public int width() {
    return width;
  }

  /**
   * Pixels down.
   *
   * @return at least 1
   */
  public int height() {
    return height;
  }

  /**
   * Whether some pixel may be transparent.
   *
   * @return true if the image has an opacity channel
   */
  public boolean hasAlpha() {
    return alpha.isPresent();
  }

  /**
   * One sample.
   *
   * @param x column
   * @param y row
   * @param channel 0 red, 1 green, 2 blue
   * @return 0 to 255
   */
  public int sample(int x, int y, int channel) {
    return rgb[3 * (y * width + x) + channel] & 0xff;
  }

  /**
   * One pixel.
   *
   * @param x column
   * @param y row
   * @return {@code 0xAARRGGBB}, not multiplied by the opacity
   */
  public int argb(int x, int y) {
    return argb(y * width + x, alpha.orElse(OPAQUE));
  }

  private int argb(int pixel, byte[] opacity) {
    int at = 3 * pixel;
    return (opacity.length == 0 ? 0xff : opacity[pixel] & 0xff) << 24
        | (rgb[at] & 0xff) << 16
        | (rgb[at + 1] & 0xff) << 8
        | (rgb[at + 2] & 0xff);
  }

  /**
   * All pixels as {@link #argb}, row by row.
   *
   * @return a new array of {@code width * height}
   */
  public int[] toArgb() {
    int[] pixels = new int[width * height];
    byte[] opacity = alpha.orElse(OPAQUE);
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] = argb(pixel, opacity);
    }
    return pixels;
  }

  /**
   * All samples, {@code [height, width, 3]}.
   *
   * @return a copy
   */
  public byte[] toRgb() {
    return rgb.clone();
  }

  /** All samples as {@link #toRgb}, but not copied: whoever asks must not write to them. */
  byte[] samples() {
    return rgb;
  }

  /** The opacity of each pixel, if there is any, not copied either. */
  Optional<byte[]> opacities() {
    return alpha;
  }

  /**
   * The image without its opacity, as the network sees it.
   *
   * @return an opaque image sharing the colours
   */
  public RgbImage opaque() {
    return hasAlpha() ? new RgbImage(width, height, rgb, Optional.empty()) : this;
  }

  /**
   * A part of the image.
   *
   * @param x left column
   * @param y top row
   * @param partWidth pixels across
   * @param partHeight pixels down
   * @return a copy of the part
   */
  public RgbImage crop(int x, int y, int partWidth, int partHeight) {
    if (x < 0 || y < 0 || x + partWidth > width || y + partHeight > height) {
      throw new IllegalArgumentException("the part reaches outside the image");
    }
    return new RgbImage(
        partWidth,
        partHeight,
        rows(rgb, 3, x, y, partWidth, partHeight),
        alpha.map(a -> rows(a, 1, x, y, partWidth, partHeight)));
  }

  private byte[] rows(byte[] from, int channels, int x, int y, int partWidth, int partHeight) {
    byte[] part = new byte[channels * partWidth * partHeight];
    for (int row = 0; row < partHeight; row++) {
      System.arraycopy(
          from,
          channels * ((y + row) * width + x),
          part,
          channels * row * partWidth,
          channels * partWidth);
    }
    return part;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage that
        && width == that.width
        && height == that.height
        && Arrays.equals(rgb, that.rgb)
        && Arrays.equals(alpha.orElse(OPAQUE), that.alpha.orElse(OPAQUE));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = 31 * width + Arrays.hashCode(rgb);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + " x " + height + (hasAlpha() ? ", alpha]" : "]");
  }
}
