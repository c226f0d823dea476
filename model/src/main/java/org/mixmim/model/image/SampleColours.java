package org.mixmim.model.image;

/**
 * What the first samples of a pixel mean, and how they become red, green and blue: with libjpeg's
 * and Pillow's integer arithmetic. Java's own conversion would bend grays and apply profiles.
 */
enum SampleColours {
  GRAY,
  RGB,
  YCC,
  /** Shares of ink. */
  CMYK,
  /** Adobe stores inks inverted, so that these are already the shares of light. */
  ADOBE_CMYK,
  ADOBE_YCCK;

  /**
   * Turns a row of samples into colours.
   *
   * @param samples the samples of each pixel; they may be overwritten
   * @param bands how many samples a pixel has
   * @param rgb where the colours go
   * @param offset the first byte to write there
   */
  void convert(byte[] samples, int bands, byte[] rgb, int offset) {
    // One loop a step, and none that asks for the meaning: also the JVM's quick compiler keeps up.
    switch (this) {
      case GRAY -> copy(samples, bands, 0, rgb, offset);
      case RGB -> copy(samples, bands, 1, rgb, offset);
      case YCC -> fromYcc(samples, bands, rgb, offset);
      case CMYK -> {
        for (int i = 0; i < samples.length; i++) {
          samples[i] = (byte) ~samples[i];
        }
        ADOBE_CMYK.convert(samples, bands, rgb, offset);
      }
      case ADOBE_CMYK -> {
        copy(samples, bands, 1, rgb, offset);
        darken(samples, bands, rgb, offset);
      }
      case ADOBE_YCCK -> {
        fromYcc(samples, bands, rgb, offset);
        darken(samples, bands, rgb, offset);
      }
    }
  }

  private static void copy(byte[] samples, int bands, int step, byte[] rgb, int offset) {
    if (step == 1 && bands == 3) {
      System.arraycopy(samples, 0, rgb, offset, samples.length);
      return;
    }
    int to = offset;
    for (int at = 0; at < samples.length; at += bands) {
      rgb[to] = samples[at];
      rgb[to + 1] = samples[at + step];
      rgb[to + 2] = samples[at + 2 * step];
      to += 3;
    }
  }

  private static void fromYcc(byte[] samples, int bands, byte[] rgb, int offset) {
    int to = offset;
    for (int at = 0; at < samples.length; at += bands) {
      int y = samples[at] & 0xff;
      int cb = (samples[at + 1] & 0xff) - 128;
      int cr = (samples[at + 2] & 0xff) - 128;
      rgb[to] = (byte) SampleScale.clamp(y + ((91881 * cr + 32768) >> 16));
      rgb[to + 1] = (byte) SampleScale.clamp(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
      rgb[to + 2] = (byte) SampleScale.clamp(y + ((116130 * cb + 32768) >> 16));
      to += 3;
    }
  }

  private static void darken(byte[] samples, int bands, byte[] rgb, int offset) {
    int to = offset;
    for (int at = 3; at < samples.length; at += bands) {
      int light = samples[at] & 0xff;
      for (int end = to + 3; to < end; to++) {
        rgb[to] = (byte) SampleScale.multiply(rgb[to] & 0xff, light);
      }
    }
  }
}
