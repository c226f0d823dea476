package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit RGB and RGBA as PNG (W3C Portable Network Graphics). */
final class PngEncoder {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** Length, type and checksum, which every chunk has around its data. */
  static final int CHUNK_OVERHEAD = 12;

  private static final int COLOUR = 2;
  private static final int COLOUR_WITH_ALPHA = 6;

  /** Each row as its difference from the row above, which suits photographs and flat cells. */
  private static final int FILTER_UP = 2;

  private PngEncoder() {}

  static byte[] encode(RgbImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    out.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put((byte) 8)
                .put((byte) (image.hasAlpha() ? COLOUR_WITH_ALPHA : COLOUR))
                .array()));
    out.writeBytes(chunk("IDAT", deflate(image)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** A chunk of the file, with its length and checksum. */
  static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    return ByteBuffer.allocate(CHUNK_OVERHEAD + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] deflate(RgbImage image) {
    int bands = image.hasAlpha() ? 4 : 3;
    byte[] row = new byte[1 + bands * image.width()];
    byte[] above = new byte[row.length];
    row[0] = FILTER_UP;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 15];
    try (Deflater deflater = new Deflater()) {
      for (int y = 0; y < image.height(); y++) {
        fill(row, above, image, y, bands);
        deflater.setInput(row);
        drain(deflater, buffer, out);
      }
      deflater.finish();
      drain(deflater, buffer, out);
    }
    return out.toByteArray();
  }

  private static void fill(byte[] row, byte[] above, RgbImage image, int y, int bands) {
    int at = 1;
    for (int x = 0; x < image.width(); x++) {
      int argb = image.argb(x, y);
      for (int band = 0; band < bands; band++) {
        int level = argb >>> (band == 3 ? 24 : 16 - 8 * band) & 0xff;
        row[at] = (byte) (level - above[at]);
        above[at++] = (byte) level;
      }
    }
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream out) {
    for (int count = deflater.deflate(buffer); count > 0; count = deflater.deflate(buffer)) {
      out.write(buffer, 0, count);
    }
  }
}
