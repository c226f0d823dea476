package org.mixmim.model.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.mixmim.model.file.AtomicFile;

/**
 * Reads photographs (JPEG, PNG, GIF, BMP, WebP, TIFF) and writes PNG.
 *
 * <p>Colours are the file's samples, without colour management, as the reference implementations
 * take them: gray and palette become RGB, CMYK is multiplied out, 16 bits give their high byte,
 * opacity is kept apart. Of an animation the first frame is read, on the whole screen where it
 * covers a part.
 *
 * <p>A JPEG whose colours are halved down the picture only (4:4:0) comes out a little sharper than
 * from libjpeg-turbo, since Java's libjpeg repeats such rows where the other one smooths them.
 */
public final class ImageFiles {
  /** The endings of the files that can be read, for file choosers. */
  public static final List<String> EXTENSIONS =
      List.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff");

  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = 512L << 20;

  /** The most pixels that a picture may have, checked before its pixels are decoded. */
  public static final long MAX_PIXELS = 120_000_000;

  /** The most pixels across or down. */
  public static final int MAX_SIDE = 50_000;

  private ImageFiles() {}

  /**
   * Reads a picture.
   *
   * @param file the file
   * @param orientation whether to turn it upright
   * @return the picture, with its opacity where it has one
   * @throws ImageException if it is missing, unreadable, too large, damaged, or not a picture, or
   *     memory runs out
   */
  public static RgbImage read(Path file, Orientation orientation) {
    return read(readBytes(file), file.toString(), orientation);
  }

  /**
   * Reads a picture that is already in memory.
   *
   * @param bytes the whole file
   * @param name what to call it in a message
   * @param orientation whether to turn it upright
   * @return the picture, with its opacity where it has one
   * @throws ImageException if it is too large, damaged, or not a picture, or memory runs out
   */
  public static RgbImage read(byte[] bytes, String name, Orientation orientation) {
    return withinMemory(
        name,
        () -> {
          RgbImage stored = decode(bytes, name);
          return orientation == Orientation.APPLIED || isAlwaysTurned(bytes)
              ? ExifOrientation.of(bytes).apply(stored)
              : stored;
        });
  }

  /**
   * Reads a picture in both orientations, at the cost of one.
   *
   * @param bytes the whole file
   * @param name what to call it in a message
   * @return the picture, with its opacity where it has one
   * @throws ImageException if it is too large, damaged, or not a picture, or memory runs out
   */
  public static OrientedImage readOriented(byte[] bytes, String name) {
    return withinMemory(
        name,
        () -> {
          RgbImage stored = decode(bytes, name);
          RgbImage upright = ExifOrientation.of(bytes).apply(stored);
          return new OrientedImage(isAlwaysTurned(bytes) ? upright : stored, upright);
        });
  }

  /** Pillow itself turns a TIFF, so that the original release never sees one as stored. */
  private static boolean isAlwaysTurned(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 'I' || bytes[0] == 'M') && bytes[0] == bytes[1];
  }

  private static <T> T withinMemory(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (OutOfMemoryError e) {
      throw new ImageException(e, "image.memory", name);
    }
  }

  private static RgbImage decode(byte[] bytes, String name) {
    if (bytes.length == 0) {
      throw new ImageException(null, "image.empty", name);
    }
    if (WebpFile.isOne(bytes)) {
      return WebpFile.decode(bytes, name);
    }
    return GifFile.isOne(bytes) ? GifFile.decode(bytes, name) : ImageDecoder.decode(bytes, name);
  }

  /**
   * Writes a PNG, whole or not at all.
   *
   * @param file where; a file of that name is replaced
   * @param image what
   * @throws ImageException if it cannot be written
   */
  public static void writePng(Path file, RgbImage image) {
    writePng(file, image, Map.of());
  }

  /**
   * Writes a PNG that carries text, whole or not at all.
   *
   * @param file where; a file of that name is replaced
   * @param image what
   * @param text keyword (1 to 79 Latin letters) to text, for example {@code Software}
   * @throws ImageException if it cannot be written
   */
  public static void writePng(Path file, RgbImage image, Map<String, String> text) {
    byte[] png = PngText.insert(encodePng(image), text);
    try {
      AtomicFile.write(file, out -> out.write(png));
    } catch (IOException e) {
      throw new ImageException(e, "image.unwritable", file.toString());
    }
  }

  /**
   * The bytes of a PNG.
   *
   * @param image what
   * @return the whole file
   */
  public static byte[] encodePng(RgbImage image) {
    return PngEncoder.encode(image);
  }

  /**
   * The texts that a PNG carries.
   *
   * @param file a PNG
   * @return keyword to text, in the file's order; empty if there is none
   * @throws ImageException if the file is missing, unreadable, damaged, or not a PNG
   */
  public static SequencedMap<String, String> readPngText(Path file) {
    return PngText.read(readBytes(file), file.toString());
  }

  /**
   * The bytes of a picture that is not decoded yet.
   *
   * @param file the file
   * @return all of them
   * @throws ImageException if the file is missing, unreadable or too large
   */
  public static byte[] readBytes(Path file) {
    String name = file.toString();
    if (name.isEmpty()) {
      throw new ImageException(null, "image.no-name");
    }
    if (!Files.exists(file)) {
      throw new ImageException(null, "image.missing", name);
    }
    if (Files.isDirectory(file)) {
      throw new ImageException(null, "image.directory", name);
    }
    if (!Files.isRegularFile(file)) {
      throw new ImageException(null, "image.not-an-image", name);
    }
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new ImageException(null, "image.file-too-large", name, size >> 20, MAX_BYTES >> 20);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ImageException(e, "image.unreadable", name);
    } catch (OutOfMemoryError e) {
      throw new ImageException(e, "image.memory", name);
    }
  }
}
