package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** What the components of a JPEG mean, decided as libjpeg decides it. */
final class JpegColours {
  private static final int SOI = 0xd8;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;

  private JpegColours() {}

  /** The meaning of a file's components, by its markers before the first scan. */
  static SampleColours of(byte[] file, int components) {
    boolean jfif = false;
    int adobe = -1;
    boolean lettered = false;
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xff || marker == SOI) {
        at++;
        continue;
      }
      if (marker == SOS) {
        break;
      }
      int length = (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff);
      int body = at + 4;
      int end = Math.min(at + 2 + length, file.length);
      if (marker == APP0) {
        jfif |= startsWith(file, body, end, "JFIF");
      } else if (marker == APP14 && end - body >= 12 && startsWith(file, body, end, "Adobe")) {
        adobe = file[body + 11] & 0xff;
      } else if (isFrame(marker) && end - body >= 6 + 3 * 3) {
        lettered = file[body + 6] == 'R' && file[body + 9] == 'G' && file[body + 12] == 'B';
      }
      at += 2 + length;
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
