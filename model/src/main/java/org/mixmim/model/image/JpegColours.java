package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** What the components of a JPEG mean, decided as libjpeg decides it. */
final class JpegColours {
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;

  private JpegColours() {}

  /** The meaning of a file's components, by its markers before the first scan. */
  static SampleColours of(byte[] file, int components) {
    boolean jfif = false;
    int adobe = -1;
    boolean lettered = false;
    JpegMarkers markers = new JpegMarkers(file);
    while (markers.next() && markers.kind() != JpegMarkers.START_OF_SCAN) {
      int body = markers.body();
      int end = markers.end();
      if (markers.kind() == APP0) {
        jfif |= startsWith(file, body, end, "JFIF");
      } else if (markers.kind() == APP14
          && end - body >= 12
          && startsWith(file, body, end, "Adobe")) {
        adobe = file[body + 11] & 0xff;
      } else if (isFrame(markers.kind()) && end - body >= 6 + 3 * 3) {
        lettered = file[body + 6] == 'R' && file[body + 9] == 'G' && file[body + 12] == 'B';
      }
    }
    if (components < 3) {
      return SampleColours.GRAY;
    }
    if (components == 4) {
      return adobe > 0 ? SampleColours.ADOBE_YCCK : SampleColours.ADOBE_CMYK;
    }
    return !jfif && (adobe == 0 || (adobe < 0 && lettered)) ? SampleColours.RGB : SampleColours.YCC;
  }

  private static boolean isFrame(int marker) {
    // C4, C8 and CC define tables and extensions.
    return marker == 0xc0 || (marker > 0xc0 && marker <= 0xcf && marker % 4 != 0);
  }

  private static boolean startsWith(byte[] file, int from, int to, String word) {
    return to - from >= word.length()
        && Arrays.equals(
            file, from, from + word.length(), word.getBytes(US_ASCII), 0, word.length());
  }
}
