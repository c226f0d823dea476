package org.mixmim.app.pixels;

import java.util.Optional;
import org.mixmim.model.image.RgbImage;

/**
 * Pixels ready to be drawn: {@code 0xAARRGGBB} multiplied by the opacity. Smaller versions for
 * views from afar are made when first needed and kept.
 */
public final class PixelFrame {
  private final int width;
  private final int height;
  private final int[] pixels;
  private final boolean opaque;
  private Optional<PixelFrame> half = Optional.empty();

  private PixelFrame(int width, int height, int[] pixels, boolean opaque) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.opaque = opaque;
  }

  /**
   * A picture's pixels.
   *
   * @param image the picture
   * @return the frame
   */
  public static PixelFrame of(RgbImage image) {
    return image.hasAlpha()
        ? ofArgb(image.width(), image.height(), image.toArgb())
        : ofOpaque(image.width(), image.height(), image.toArgb());
  }

  /**
   * Wraps opaque pixels without copying them.
   *
   * @param width pixels across
   * @param height pixels down
   * @param argb {@code 0xFFRRGGBB} row by row; given away
   * @return the frame
   */
  public static PixelFrame ofOpaque(int width, int height, int[] argb) {
    check(width, height, argb);
    return new PixelFrame(width, height, argb, true);
  }

  /**
   * Pixels that may be transparent.
   *
   * @param width pixels across
   * @param height pixels down
   * @param argb {@code 0xAARRGGBB} row by row, not multiplied by the opacity; given away
   * @return the frame
   */
  public static PixelFrame ofArgb(int width, int height, int[] argb) {
    check(width, height, argb);
    boolean opaque = true;
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      if (alpha != 0xff) {
        opaque = false;
        argb[i] = (alpha << 24) | PixelBlend.scale(argb[i] & 0xffffff, alpha + (alpha >> 7));
      }
    }
    return new PixelFrame(width, height, argb, opaque);
  }

  private static void check(int width, int height, int[] argb) {
    if (width < 1 || height < 1 || argb.length != Math.multiplyExact(width, height)) {
      throw new IllegalArgumentException(
          argb.length + " pixels do not fill " + width + " x " + height);
    }
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
   * Whether no pixel lets the ground through.
   *
   * @return true if all are opaque
   */
  public boolean opaque() {
    return opaque;
  }

  /**
   * The pixels as a picture.
   *
   * @return a copy without opacity
   */
  public RgbImage toImage() {
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return RgbImage.of(width, height, rgb);
  }

  int[] pixels() {
    return pixels;
  }

  /** The version to draw at a scale: never less than half of the pixels fall away in one step. */
  PixelFrame atScale(double scale) {
    return scale > 0.5 || width < 2 || height < 2 ? this : half().atScale(scale * 2);
  }

  private PixelFrame half() {
    if (half.isEmpty()) {
      half = Optional.of(halved());
    }
    return half.get();
  }

  private PixelFrame halved() {
    int w = width / 2;
    int h = height / 2;
    int[] small = new int[w * h];
    for (int y = 0; y < h; y++) {
      int at = 2 * y * width;
      for (int x = 0; x < w; x++, at += 2) {
        small[y * w + x] =
            PixelBlend.mean(pixels[at], pixels[at + 1], pixels[at + width], pixels[at + width + 1]);
      }
    }
    return new PixelFrame(w, h, small, opaque);
  }
}
