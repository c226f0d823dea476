package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tells by a picture file's own marks whether its end is missing. */
final class FileEnd {
  private static final int END_OF_JPEG = 0xffd9;

  private FileEnd() {}

  /** Whether the file is shorter than it says itself; false for formats that do not say. */
  static boolean isMissing(byte[] file) {
    if (file.length < 8) {
      return true;
    }
    ByteBuffer buffer = ByteBuffer.wrap(file);
    String signature = new String(file, 0, 4, ISO_8859_1);
    return switch (signature) {
      case "RIFF" -> length(buffer, ByteOrder.LITTLE_ENDIAN) + 8 > file.length;
      // Where the directory of the first picture begins.
      case "II*\0" -> length(buffer, ByteOrder.LITTLE_ENDIAN) + 2 > file.length;
      case "MM\0*" -> length(buffer, ByteOrder.BIG_ENDIAN) + 2 > file.length;
      default -> signature.startsWith("\u00ff\u00d8") && !hasEndOfJpeg(buffer);
    };
  }

  private static long length(ByteBuffer buffer, ByteOrder order) {
    return Integer.toUnsignedLong(buffer.order(order).getInt(4));
  }

  private static boolean hasEndOfJpeg(ByteBuffer buffer) {
    for (int at = buffer.limit() - 2; at > 0; at--) {
      if ((buffer.getShort(at) & 0xffff) == END_OF_JPEG) {
        return true;
      }
    }
    return false;
  }
}
