package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * What the components of a JPEG mean, decided as libjpeg decides it, and turned into colours with
 * libjpeg's and Pillow's integer arithmetic. Java's own conversion would bend grays and apply
 * profiles.
 */
enum JpegColours {
  GRAY,
  RGB,
  YCC,
  CMYK,
  YCCK;

  private static final int SOI = 0xd8;
  private static final int SOS = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;

  /** The meaning of a file's components, by its markers before the first scan. */
  static JpegColours of(byte[] file, int components) {
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
      return GRAY;
    }
    if (components == 4) {
      return adobe > 0 ? YCCK : CMYK;
    }
    return !jfif && (adobe == 0 || (adobe < 0 && lettered)) ? RGB : YCC;
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

  /**
   * Turns a row of components into colours.
   *
   * @param samples components of each pixel, 0 to 255, in the file's order
   * @param bands how many components a pixel has
   * @param rgb where the colours go
   * @param offset the first byte to write there
   */
  void convert(int[] samples, int bands, byte[] rgb, int offset) {
    int to = offset;
    for (int at = 0; at < samples.length; at += bands) {
      int a = samples[at];
      int b = this == GRAY ? a : samples[at + 1];
      int c = this == GRAY ? a : samples[at + 2];
      if (this == YCC || this == YCCK) {
        int cb = b - 128;
        int cr = c - 128;
        int y = a;
        a = clamp(y + ((91881 * cr + 32768) >> 16));
        b = clamp(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
        c = clamp(y + ((116130 * cb + 32768) >> 16));
      }
      if (this == CMYK || this == YCCK) {
        // Adobe stores inks inverted, so that these are already the shares of light.
        int light = samples[at + 3];
        a = SampleScale.multiply(a, light);
        b = SampleScale.multiply(b, light);
        c = SampleScale.multiply(c, light);
      }
      rgb[to++] = (byte) a;
      rgb[to++] = (byte) b;
      rgb[to++] = (byte) c;
    }
  }

  private static int clamp(int level) {
    return Math.clamp(level, 0, 255);
  }
}
