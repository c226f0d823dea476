package org.mixmim.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage to bytes whose meaning is not known. */
final class ByteMutations {
  private static final long[] EXTREMES = {
    0,
    1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0xFFFF,
    Integer.MAX_VALUE,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0xFFFF_FFFEL,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private final SplittableRandom random;

  ByteMutations(SplittableRandom random) {
    this.random = random;
  }

  /** Any mutation somewhere between two places. */
  byte[] mutate(byte[] bytes, int from, int limit) {
    int to = Math.min(limit, bytes.length);
    if (to <= from) {
      return bytes;
    }
    return switch (random.nextInt(6)) {
      case 0 -> flipBits(bytes, from, to);
      case 1 -> Arrays.copyOf(bytes, between(from, to));
      case 2 -> extremeField(bytes, between(from, to));
      case 3 -> splice(bytes, between(from, to), between(from, to));
      case 4 -> remove(bytes, between(from, to), 1 + random.nextInt(16));
      default -> overwrite(bytes, from, to);
    };
  }

  byte[] flipBits(byte[] bytes, int from, int to) {
    byte[] copy = bytes.clone();
    int flips = 1 + random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      copy[between(from, to)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Writes an extreme number where there may be a size, an offset or a count. */
  byte[] extremeField(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    int width = 1 << random.nextInt(4);
    byte[] number =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(EXTREMES[random.nextInt(EXTREMES.length)])
            .array();
    System.arraycopy(number, 0, copy, at, Math.min(width, copy.length - at));
    return copy;
  }

  private byte[] overwrite(byte[] bytes, int from, int to) {
    byte[] copy = bytes.clone();
    int at = between(from, to);
    int end = Math.min(to, at + 1 + random.nextInt(32));
    for (int i = at; i < end; i++) {
      copy[i] = (byte) random.nextInt(256);
    }
    return copy;
  }

  /** Repeats a stretch of the file elsewhere. */
  private byte[] splice(byte[] bytes, int source, int target) {
    int length = Math.min(1 + random.nextInt(256), bytes.length - source);
    byte[] spliced = new byte[bytes.length + length];
    System.arraycopy(bytes, 0, spliced, 0, target);
    System.arraycopy(bytes, source, spliced, target, length);
    System.arraycopy(bytes, target, spliced, target + length, bytes.length - target);
    return spliced;
  }

  private static byte[] remove(byte[] bytes, int at, int length) {
    int end = Math.min(bytes.length, at + length);
    byte[] shorter = new byte[bytes.length - (end - at)];
    System.arraycopy(bytes, 0, shorter, 0, at);
    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
    return shorter;
  }

  int between(int from, int to) {
    return from + random.nextInt(to - from);
  }
}
