package org.mixmim.model.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
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
  /** Columns turned together: whole ones run down a photograph faster than caches can follow. */
  private static final int STRIP = 64;

  static final ExifOrientation UPRIGHT = new ExifOrientation(false, false, false);

  /** What the file notes; upright if it notes nothing or nothing sensible. */
  static ExifOrientation of(byte[] file) {
    try {
      return metadata(file).getDirectoriesOfType(ExifIFD0Directory.class).stream()
          .map(directory -> directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .filter(value -> value != null)
          .findFirst()
          .map(ExifOrientation::of)
          .orElse(UPRIGHT);
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // Damaged metadata must not keep an intact picture from being seen.
      return UPRIGHT;
    }
  }

  private static Metadata metadata(byte[] file) throws ImageProcessingException, IOException {
    if (!PngChunks.isPng(file)) {
      return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
    }
    // The library would also unpack the texts of a PNG, of which a few bytes may make gigabytes.
    Metadata metadata = new Metadata();
    PngChunks chunks = new PngChunks(file, "");
    while (chunks.next()) {
      if (chunks.type().equals("eXIf")) {
        new ExifReader().extract(new ByteArrayReader(chunks.data()), metadata);
        return metadata;
      }
    }
    return metadata;
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
    byte[] rgb = turn(stored.samples(), 3, width, height);
    return stored
        .opacities()
        .map(alpha -> RgbImage.of(width, height, rgb, turn(alpha, 1, width, height)))
        .orElseGet(() -> RgbImage.of(width, height, rgb));
  }

  private byte[] turn(byte[] stored, int channels, int width, int height) {
    byte[] upright = new byte[stored.length];
    // How far the stored pixel moves with each step to the right and down in the upright picture.
    int right = (mirroredX ? -channels : channels) * (transposed ? height : 1);
    int down = (mirroredY ? -channels : channels) * (transposed ? 1 : width);
    int first = (mirroredX ? (1 - width) * right : 0) + (mirroredY ? (1 - height) * down : 0);
    for (int left = 0; left < width; left += STRIP) {
      int end = Math.min(left + STRIP, width);
      for (int y = 0; y < height; y++) {
        int from = first + y * down + left * right;
        int to = channels * (y * width + left);
        for (int x = left; x < end; x++) {
          upright[to] = stored[from];
          if (channels == 3) {
            upright[to + 1] = stored[from + 1];
            upright[to + 2] = stored[from + 2];
          }
          to += channels;
          from += right;
        }
      }
    }
    return upright;
  }
}
