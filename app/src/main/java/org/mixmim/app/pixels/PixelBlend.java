package org.mixmim.app.pixels;

/** Arithmetic on packed {@code 0xAARRGGBB} pixels, two channels at a time. */
final class PixelBlend {
  private static final int LANES = 0xff00ff;

  private PixelBlend() {}

  /** {@code p} and {@code q} mixed: weight 0 gives {@code p}, 256 gives {@code q}. */
  static int mix(int p, int q, int weight) {
    int keep = 256 - weight;
    int low = (low(p) * keep + low(q) * weight + 0x800080) >>> 8;
    int high = high(p) * keep + high(q) * weight + 0x800080;
    return (high & ~LANES) | (low & LANES);
  }

  /** Every channel times weight / 256. */
  static int scale(int p, int weight) {
    int low = (low(p) * weight + 0x800080) >>> 8;
    int high = high(p) * weight + 0x800080;
    return (high & ~LANES) | (low & LANES);
  }

  /** A pixel multiplied by its opacity, laid over an opaque one. */
  static int over(int pixel, int ground) {
    int through = 0xff - (pixel >>> 24);
    return pixel + (scale(ground & 0xffffff, through + (through >> 7)) | (through << 24));
  }

  /** The mean of four pixels, rounded. */
  static int mean(int a, int b, int c, int d) {
    int low = low(a) + low(b) + low(c) + low(d) + 0x20002;
    int high = high(a) + high(b) + high(c) + high(d) + 0x20002;
    return ((high >>> 2) & LANES) << 8 | ((low >>> 2) & LANES);
  }

  private static int low(int pixel) {
    return pixel & LANES;
  }

  private static int high(int pixel) {
    return (pixel >>> 8) & LANES;
  }
}
