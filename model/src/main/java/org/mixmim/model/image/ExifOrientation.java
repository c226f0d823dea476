package org.mixmim.model.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * The eight ways a camera may have been held, as EXIF numbers them: how to turn the stored pixels
 * upright.
 *
 * @param transposed rows and columns change places, first of all
 * @param mirroredX then left and right change places
 * @param mirroredY then top and bottom change places
 */
record ExifOrientation(boolean transposed, boolean mirroredX, boolean mirroredY) {
  static final ExifOrientation UPRIGHT = new ExifOrientation(false, false, false);

  /** What the file notes; upright if it notes nothing or nothing sensible. */
  static ExifOrientation of(byte[] file) {
    try {
      Metadata metadata =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
      return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
          .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .filter(value -> value != null)
          .findFirst()
          .map(ExifOrientation::of)
          .orElse(UPRIGHT);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      // Damaged metadata must not keep an intact picture from being seen.
      return UPRIGHT;
    }
  }

  /** From the number that EXIF gives it, 1 to 8. */
  static ExifOrientation of(int value) {
    return switch (value) {
      case 2 -> new ExifOrientation(false, true, false);
      case 3 -> new ExifOrientation(false, true, true);
      case 4 -> new ExifOrientation(false, false, true);
      case 5 -> new ExifOrientation(true, false, false);
      case 6 -> new ExifOrientation(true, true, false);
      case 7 -> new ExifOrientation(true, true, true);
      case 8 -> new ExifOrientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** The picture turned upright. */
  RgbImage apply(RgbImage stored) {
    if (equals(UPRIGHT)) {
      return stored;
    }
    int width = transposed ? stored.height() : stored.width();
    int height = transposed ? stored.width() : stored.height();
    byte[] rgb = new byte[3 * width * height];
    byte[] alpha = new byte[stored.hasAlpha() ? width * height : 0];
    for (int y = 0; y < height; y++) {
      int v = mirroredY ? height - 1 - y : y;
      for (int x = 0; x < width; x++) {
        int u = mirroredX ? width - 1 - x : x;
        int argb = transposed ? stored.argb(v, u) : stored.argb(u, v);
        int pixel = y * width + x;
        rgb[3 * pixel] = (byte) (argb >> 16);
        rgb[3 * pixel + 1] = (byte) (argb >> 8);
        rgb[3 * pixel + 2] = (byte) argb;
        if (alpha.length > 0) {
          alpha[pixel] = (byte) (argb >> 24);
        }
      }
    }
    return stored.hasAlpha()
        ? RgbImage.of(width, height, rgb, alpha)
        : RgbImage.of(width, height, rgb);
  }
}
