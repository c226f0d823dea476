package org.mixmim.model.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes a decoder's samples as they are. Java's own conversions are avoided because they bend grays
 * by a gamma and multiply colours by opacity, which the reference implementations do not.
 */
final class PixelConversion {
  private PixelConversion() {}

  /** The components of a JPEG as colours. */
  static RgbImage ofJpeg(Raster raster, SampleColours colours) {
    return ofSamples(raster, colours, false, raster.getNumBands());
  }

  /** Whether the bands of a pixel lie side by side, red first and opacity last. */
  static boolean isInOrder(SampleModel model) {
    return model instanceof PixelInterleavedSampleModel interleaved
        && Arrays.equals(
            interleaved.getBandOffsets(), IntStream.range(0, model.getNumBands()).toArray());
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
          ofSamples(image.getRaster(), meaning(components), colours.hasAlpha(), components);
      // No reference reads Lab and the like at all, so Java's conversion is as good as any.
      default -> ofJavaColours(image);
    };
  }

  private static SampleColours meaning(int components) {
    return switch (components) {
      case 1 -> SampleColours.GRAY;
      case 4 -> SampleColours.CMYK;
      default -> SampleColours.RGB;
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

  private static RgbImage ofSamples(
      Raster raster, SampleColours colours, boolean hasAlpha, int components) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    byte[] rgb = ownBytes(raster).orElseGet(() -> new byte[3 * width * height]);
    byte[] alpha = new byte[hasAlpha ? width * height : 0];
    SampleRows rows = new SampleRows(raster);
    for (int y = 0; y < height; y++) {
      byte[] row = rows.read(y);
      if (hasAlpha) {
        int to = width * y;
        for (int at = components; at < row.length; at += bands) {
          alpha[to++] = row[at];
        }
      }
      colours.convert(row, bands, rgb, 3 * width * y);
    }
    return hasAlpha ? RgbImage.of(width, height, rgb, alpha) : RgbImage.of(width, height, rgb);
  }

  /**
   * The raster's own array where each row of it is as long as the colours that it becomes, so that
   * a large photograph need not be in memory twice. Nobody else has the raster of a decoder.
   */
  private static Optional<byte[]> ownBytes(Raster raster) {
    int stride = 3 * raster.getWidth();
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel model
            && raster.getDataBuffer() instanceof DataBufferByte buffer
            && model.getPixelStride() == 3
            && model.getScanlineStride() == stride
            && buffer.getNumBanks() == 1
            && buffer.getData().length == stride * raster.getHeight()
        ? Optional.of(buffer.getData())
        : Optional.empty();
  }
}
