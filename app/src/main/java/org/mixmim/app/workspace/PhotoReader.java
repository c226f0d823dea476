package org.mixmim.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
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
    Path place = file.toAbsolutePath().normalize();
    return photo(
        String.valueOf(file.getFileName()),
        new Photo.Origin.File(place),
        ImageFiles.readBytes(file),
        file.toString(),
        () -> ImageFiles.readBytes(place));
  }

  /**
   * Reads a photograph that comes with the program.
   *
   * @param sample the sample
   * @return the photograph
   */
  public static Photo read(SamplePhoto sample) {
    String name = name(sample);
    return photo(
        name, new Photo.Origin.Sample(sample.id()), bytes(sample), name, () -> bytes(sample));
  }

  /**
   * Takes pixels that have no file.
   *
   * @param name what to call them
   * @param pixels the pixels
   * @return the photograph
   */
  public static Photo of(String name, RgbImage pixels) {
    return new Photo(
        name, new Photo.Origin.Memory(), Sha256.of(pixels.toRgb()), PhotoPixels.only(pixels));
  }

  /**
   * A file that was read once, and is read again only when its pixels are needed.
   *
   * @param name what it is called
   * @param file the file
   * @param sha256 its hash then
   * @return the photograph
   */
  public static Photo later(String name, Path file, String sha256) {
    return new Photo(
        name,
        new Photo.Origin.File(file),
        sha256,
        PhotoPixels.unread(() -> again(() -> ImageFiles.readBytes(file), file.toString(), sha256)));
  }

  /**
   * A photograph that comes with the program, read when its pixels are needed.
   *
   * @param sample the sample
   * @param sha256 its hash
   * @return the photograph
   */
  public static Photo later(SamplePhoto sample, String sha256) {
    String name = name(sample);
    return new Photo(
        name,
        new Photo.Origin.Sample(sample.id()),
        sha256,
        PhotoPixels.unread(() -> again(() -> bytes(sample), name, sha256)));
  }

  /**
   * A picture without a file of the user's, whose pixels the program itself keeps in one.
   *
   * @param name what it is called
   * @param kept the program's file
   * @param sha256 the hash of the pixels
   * @return the photograph
   */
  public static Photo kept(String name, Path kept, String sha256) {
    return new Photo(
        name,
        new Photo.Origin.Memory(),
        sha256,
        PhotoPixels.unread(() -> ImageFiles.readOriented(ImageFiles.readBytes(kept), name)));
  }

  private static String name(SamplePhoto sample) {
    String path = sample.url().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static byte[] bytes(SamplePhoto sample) {
    try (InputStream in = sample.url().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file's bytes; a message about them calls the file by its place. */
  private static Photo photo(
      String name, Photo.Origin origin, byte[] bytes, String place, Supplier<byte[]> again) {
    OrientedImage image = ImageFiles.readOriented(bytes, place);
    String sha256 = Sha256.of(bytes);
    return new Photo(
        name, origin, sha256, PhotoPixels.of(image, () -> again(again, place, sha256)));
  }

  private static OrientedImage again(Supplier<byte[]> source, String place, String sha256) {
    byte[] bytes = source.get();
    if (!Sha256.of(bytes).equals(sha256)) {
      throw new PhotoException("photo.changed", place);
    }
    return ImageFiles.readOriented(bytes, place);
  }
}
