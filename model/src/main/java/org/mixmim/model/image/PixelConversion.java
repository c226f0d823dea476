package org.mixmim.model.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes a decoder's samples as they are. Java's own conversions are avoided because they bend grays
 * by a gamma and multiply colours by opacity, which the reference implementations do not.
 */
final class PixelConversion {
  private PixelConversion() {}

  /** The components of a JPEG as colours. */
  static RgbImage ofJpeg(Raster raster, JpegColours colours) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    byte[] rgb = new byte[3 * width * height];
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      colours.convert(row, bands, rgb, 3 * width * y);
    }
    return RgbImage.of(width, height, rgb);
  }

  /** A decoded picture of any layout. */
  static RgbImage of(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel palette) {
      return ofPalette(image.getRaster(), palette);
    }
    if (colours.isAlphaPremultiplied()) {
      colours.coerceData(image.getRaster(), false);
    }
    int components = colours.getNumColorComponents();
    return switch (colours.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY, ColorSpace.TYPE_RGB, ColorSpace.TYPE_CMYK ->
          ofSamples(image.getRaster(), components, colours.hasAlpha());
      // No reference reads Lab and the like at all, so Java's conversion is as good as any.
      default -> ofJavaColours(image);
    };
  }

  private static RgbImage ofPalette(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    int[] argb = new int[width * raster.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = palette.getRGB(row[x]);
      }
    }
    return ofArgb(width, raster.getHeight(), argb, palette.hasAlpha());
  }

  private static RgbImage ofJavaColours(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    return ofArgb(width, height, argb, image.getColorModel().hasAlpha());
  }

  private static RgbImage ofArgb(int width, int height, int[] argb, boolean hasAlpha) {
    byte[] rgb = new byte[3 * argb.length];
    byte[] alpha = new byte[hasAlpha ? argb.length : 0];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
      if (hasAlpha) {
        alpha[i] = (byte) (argb[i] >>> 24);
      }
    }
    return hasAlpha ? RgbImage.of(width, height, rgb, alpha) : RgbImage.of(width, height, rgb);
  }

  private static RgbImage ofSamples(Raster raster, int components, boolean hasAlpha) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    byte[] rgb = new byte[3 * width * height];
    byte[] alpha = new byte[hasAlpha ? width * height : 0];
    for (int y = 0; y < height; y++) {
      int[] row = row(raster, y);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int pixel = y * width + x;
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * pixel + channel] = (byte) colour(row, at, components, channel);
        }
        if (hasAlpha) {
          alpha[pixel] = (byte) row[at + components];
        }
      }
    }
    return hasAlpha ? RgbImage.of(width, height, rgb, alpha) : RgbImage.of(width, height, rgb);
  }

  private static int colour(int[] row, int at, int components, int channel) {
    return switch (components) {
      case 1 -> row[at];
      case 4 -> SampleScale.multiply(255 - row[at + channel], 255 - row[at + 3]);
      default -> row[at + channel];
    };
  }

  /** One row of samples as 8 bits, all bands of a pixel together. */
  private static int[] row(Raster raster, int y) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int[] row = new int[width * bands];
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      float[] samples = raster.getPixels(0, y, width, 1, new float[row.length]);
      for (int i = 0; i < row.length; i++) {
        row[i] = SampleScale.toByte(samples[i]);
      }
      return row;
    }
    raster.getPixels(0, y, width, 1, row);
    int[] bits = raster.getSampleModel().getSampleSize();
    for (int i = 0; i < row.length; i++) {
      row[i] = SampleScale.toByte(row[i], bits[i % bands]);
    }
    return row;
  }
}
