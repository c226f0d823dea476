package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The screen of a GIF, on which its first picture may take only a part: the decoder gives that part
 * alone, and every other program the screen.
 */
final class GifFile {
  private static final int SCREEN = 6;
  private static final int SCREEN_FLAGS = 10;
  private static final int GLOBAL_COLOURS = 13;
  private static final int PICTURE_LENGTH = 10;
  private static final int CONTROL = 0xf9;

  private final ByteBuffer file;

  /** The colour that stands for none; below zero if there is none. */
  private int transparent = -1;

  private GifFile(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length > GLOBAL_COLOURS && new String(bytes, 0, 4, ISO_8859_1).equals("GIF8");
  }

  /** The first picture on the screen. */
  static RgbImage decode(byte[] bytes, String name) {
    RgbImage picture = ImageDecoder.decode(bytes, name);
    return new GifFile(bytes).onScreen(picture, name);
  }

  private RgbImage onScreen(RgbImage picture, String name) {
    int at = firstPicture();
    if (at + PICTURE_LENGTH > file.limit()) {
      return picture;
    }
    int x = unsigned(at + 1);
    int y = unsigned(at + 3);
    int width = Math.max(unsigned(SCREEN), x + picture.width());
    int height = Math.max(unsigned(SCREEN + 2), y + picture.height());
    ImageDecoder.checkSize(width, height, name);
    return new Canvas(width, height, picture.hasAlpha(), background(at)).with(picture, x, y);
  }

  /** Goes over what stands before the first picture. */
  private int firstPicture() {
    int at = GLOBAL_COLOURS + colours(SCREEN_FLAGS);
    while (at + 2 < file.limit() && file.get(at) != ',') {
      if (file.get(at) != '!') {
        at++;
        continue;
      }
      int kind = file.get(at + 1) & 0xff;
      at += 2;
      if (kind == CONTROL && at + 4 < file.limit() && (file.get(at + 1) & 1) != 0) {
        transparent = file.get(at + 4) & 0xff;
      }
      at = behindBlocks(at);
    }
    return at;
  }

  /** Behind blocks of a length each, of which the last one is empty. */
  private int behindBlocks(int from) {
    int at = from;
    while (at < file.limit() && file.get(at) != 0) {
      at += 1 + (file.get(at) & 0xff);
    }
    return at + 1;
  }

  /**
   * As other programs take it, whatever the file says of a background: the first colour or none.
   */
  private int background(int picture) {
    boolean own = colours(picture + 9) > 0;
    int from = own ? picture + PICTURE_LENGTH : GLOBAL_COLOURS;
    int length = own ? colours(picture + 9) : colours(SCREEN_FLAGS);
    int opaque = transparent < 0 ? 0xff : 0;
    int at = 3 * Math.max(transparent, 0);
    if (at >= length || from + length > file.limit()) {
      return opaque << 24;
    }
    return opaque << 24
        | (file.get(from + at) & 0xff) << 16
        | (file.get(from + at + 1) & 0xff) << 8
        | (file.get(from + at + 2) & 0xff);
  }

  /** The bytes of a table of colours, by the flags that announce it. */
  private int colours(int flags) {
    int value = file.get(flags);
    return (value & 0x80) == 0 ? 0 : 6 << (value & 7);
  }

  private int unsigned(int at) {
    return file.getShort(at) & 0xffff;
  }
}
