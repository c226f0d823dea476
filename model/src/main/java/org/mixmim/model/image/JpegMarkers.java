package org.mixmim.model.image;

/**
 * Goes through the markers of a JPEG in their order, as libjpeg does: whatever lies between them is
 * skipped.
 */
final class JpegMarkers {
  static final int START_OF_SCAN = 0xda;

  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int FIRST_RESTART = 0xd0;

  private final byte[] file;
  private int kind;
  private int body;
  private int end;

  JpegMarkers(byte[] file) {
    this.file = file;
  }

  /** Whether there is a further marker that something belongs to; if so, goes to it. */
  boolean next() {
    for (int at = end; at + 4 <= file.length; at++) {
      int found = file[at + 1] & 0xff;
      if (file[at] == (byte) 0xff && found == END_OF_IMAGE) {
        return false;
      }
      if (file[at] == (byte) 0xff && !standsAlone(found)) {
        kind = found;
        body = at + 4;
        int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
        end = Math.clamp(at + 2L + length, body, file.length);
        return true;
      }
    }
    return false;
  }

  /** Whether a byte behind 0xff is none of a marker, or of one without contents. */
  private static boolean standsAlone(int kind) {
    return kind <= 1 || kind == 0xff || (kind >= FIRST_RESTART && kind <= START_OF_IMAGE);
  }

  int kind() {
    return kind;
  }

  /** Where the marker's contents begin. */
  int body() {
    return body;
  }

  /** Where they end, which is within the file. */
  int end() {
    return end;
  }
}
