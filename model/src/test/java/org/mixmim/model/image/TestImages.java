package org.mixmim.model.image;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Pictures for tests. */
public final class TestImages {
  private TestImages() {}

  /**
   * A resource of the tests.
   *
   * @param resource its path
   * @return its bytes
   */
  public static byte[] bytes(String resource) {
    try (InputStream in =
        requireNonNull(TestImages.class.getClassLoader().getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A picture among the resources.
   *
   * @param resource its path
   * @param orientation whether to turn it
   * @return the picture
   */
  public static RgbImage read(String resource, Orientation orientation) {
    return ImageFiles.read(bytes(resource), resource, orientation);
  }

  /**
   * A picture of random samples.
   *
   * @param width pixels across
   * @param height pixels down
   * @param seed which
   * @return the same picture for the same seed
   */
  public static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new SplittableRandom(seed).nextBytes(rgb);
    return RgbImage.of(width, height, rgb);
  }

  /** How a PNG of 8 bits a sample begins; the caller adds the other chunks. */
  static ByteArrayOutputStream startPng(int width, int height, int colourType) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(PngEncoder.SIGNATURE);
    png.writeBytes(
        PngEncoder.chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) colourType)
                .array()));
    return png;
  }
}
