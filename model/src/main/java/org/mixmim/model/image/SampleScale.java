package org.mixmim.model.image;

/** Arithmetic of samples as the reference implementations do it. */
final class SampleScale {
  private SampleScale() {}

  /**
   * A sample of any depth as 8 bits: the high byte of a deeper one, the nearest level of a
   * shallower one.
   */
  static int toByte(int sample, int bits) {
    if (bits >= 8) {
      return (sample >>> (bits - 8)) & 0xff;
    }
    int most = (1 << bits) - 1;
    return (2 * 255 * sample + most) / (2 * most);
  }

  /** A sample of 0..1 as 8 bits; anything outside, or no number, is cut off. */
  static int toByte(float sample) {
    return Math.round(255 * Math.clamp(Float.isNaN(sample) ? 0 : sample, 0f, 1f));
  }

  /** The nearest level to {@code a * b / 255}. */
  static int multiply(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }

  /** The nearest level, 0 to 255. */
  static int clamp(int level) {
    // Math.clamp takes a long and is a call a sample to the JVM's quick compiler.
    return Math.max(0, Math.min(level, 255));
  }
}
