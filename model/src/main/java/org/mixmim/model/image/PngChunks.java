package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Goes through the parts of a PNG in their order, up to the one that ends it. */
final class PngChunks {
  private final byte[] png;
  private final String name;
  private int at = PngEncoder.SIGNATURE.length;
  private int length = -PngEncoder.CHUNK_OVERHEAD;

  PngChunks(byte[] png, String name) {
    this.png = png;
    this.name = name;
  }

  static boolean isPng(byte[] file) {
    int length = PngEncoder.SIGNATURE.length;
    return file.length >= length && Arrays.equals(file, 0, length, PngEncoder.SIGNATURE, 0, length);
  }

  /**
   * Goes to the next chunk.
   *
   * @return whether there is one before the end
   * @throws ImageException if the file stops short of its end
   */
  boolean next() {
    at += PngEncoder.CHUNK_OVERHEAD + length;
    if (png.length - at < PngEncoder.CHUNK_OVERHEAD) {
      throw new ImageException(null, "image.truncated", name);
    }
    length = ByteBuffer.wrap(png).getInt(at);
    if (length < 0 || length > png.length - at - PngEncoder.CHUNK_OVERHEAD) {
      throw new ImageException(null, "image.truncated", name);
    }
    return !type().equals("IEND");
  }

  /** The four letters of the chunk's kind. */
  String type() {
    return new String(png, at + 4, 4, ISO_8859_1);
  }

  /** What the chunk holds, as it is stored. */
  byte[] data() {
    return Arrays.copyOfRange(png, at + 8, at + 8 + length);
  }
}
