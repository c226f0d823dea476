package org.mixmim.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.OrientedImage;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhoto;

/** Reads photographs; runs on a background thread. */
public final class PhotoReader {
  private PhotoReader() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the photograph
   * @throws org.mixmim.model.image.ImageException if it is none
   */
  public static Photo read(Path file) {
    return photo(
        String.valueOf(file.getFileName()),
        new Photo.Origin.File(file.toAbsolutePath().normalize()),
        ImageFiles.readBytes(file),
        file.toString());
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
      return photo(name, new Photo.Origin.Sample(sample.id()), in.readAllBytes(), name);
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

  /** Reads a file's bytes; a message about them calls the file by its place. */
  private static Photo photo(String name, Photo.Origin origin, byte[] bytes, String place) {
    OrientedImage image = ImageFiles.readOriented(bytes, place);
    return new Photo(name, origin, Sha256.of(bytes), image.upright(), image.asStored());
  }
}
