package org.mixmim.model.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory as decoders want it, which notes when one asked for more than there is. */
final class WatchedStream extends ImageInputStreamImpl {
  private final byte[] bytes;
  private boolean exhausted;

  WatchedStream(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether a decoder has tried to read behind the last byte. */
  boolean exhausted() {
    return exhausted;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      exhausted = true;
      return -1;
    }
    return bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      exhausted = true;
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
