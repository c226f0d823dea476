package org.mixmim.model.image;

/** The scans of a JPEG, each of which goes over the whole picture. */
final class JpegScans {
  /** No program that writes JPEGs needs more. */
  private static final int MOST = 100;

  /**
   * Pixels that all scans together go over: some seconds' work. Progressive pictures have about ten
   * scans, and 25 at the largest size that is read at all.
   */
  private static final long MOST_PIXELS = 25 * ImageFiles.MAX_PIXELS;

  private JpegScans() {}

  /**
   * Refuses a picture that would take too long.
   *
   * @param pixels how many the picture has
   */
  static void check(byte[] jpeg, long pixels, String name) {
    long most = Math.min(MOST, MOST_PIXELS / Math.max(pixels, 1));
    JpegMarkers markers = new JpegMarkers(jpeg);
    long scans = 0;
    while (markers.next()) {
      if (markers.kind() == JpegMarkers.START_OF_SCAN && ++scans > most) {
        throw new ImageException(null, "image.scans", name, most);
      }
    }
  }
}
