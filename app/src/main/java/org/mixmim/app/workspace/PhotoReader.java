package org.mixmim.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhoto;

/** Reads photographs; runs on a background thread. */
public final class PhotoReader {
  private static final String TURNED_MARK = "Exif\0\0";
  private static final int HEAD_BYTES = 1 << 16;

  private PhotoReader() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the photograph
   * @throws org.mixmim.model.image.ImageException if it is none
   */
  public static Photo read(Path file) {
    // The first reading says in words what is wrong with a file that cannot be read at all.
    RgbImage upright = ImageFiles.read(file, Orientation.APPLIED);
    try {
      return photo(
          String.valueOf(file.getFileName()),
          new Photo.Origin.File(file.toAbsolutePath().normalize()),
          Files.readAllBytes(file),
          upright);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a photograph that comes with the program.
   *
   * @param sample the sample
   * @return the photograph
   */
  public static Photo read(SamplePhoto sample) {
    String path = sample.url().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (InputStream in = sample.url().openStream()) {
      byte[] bytes = in.readAllBytes();
      return photo(
          name,
          new Photo.Origin.Sample(sample.id()),
          bytes,
          ImageFiles.read(bytes, name, Orientation.APPLIED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes pixels that have no file.
   *
   * @param name what to call them
   * @param pixels the pixels
   * @return the photograph
   */
  public static Photo of(String name, RgbImage pixels) {
    return new Photo(name, new Photo.Origin.Memory(), Sha256.of(pixels.toRgb()), pixels, pixels);
  }

  private static Photo photo(String name, Photo.Origin origin, byte[] bytes, RgbImage upright) {
    RgbImage stored = upright;
    if (mayBeTurned(bytes)) {
      RgbImage asStored = ImageFiles.read(bytes, name, Orientation.AS_STORED);
      stored = asStored.equals(upright) ? upright : asStored;
    }
    return new Photo(name, origin, Sha256.of(bytes), upright, stored);
  }

  /** Decoding twice takes time: only files with a camera's notes can differ. */
  private static boolean mayBeTurned(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    boolean tiff = head.startsWith("II*\0") || head.startsWith("MM\0*");
    return tiff || head.contains(TURNED_MARK) || head.contains("eXIf") || head.contains("EXIF");
  }
}
