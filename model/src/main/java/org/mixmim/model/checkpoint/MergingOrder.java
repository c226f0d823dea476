package org.mixmim.model.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A patch merging parameter of OpenMMLab's in the original release's channel order.
 *
 * <p>Merging joins four tokens. OpenMMLab unfolds them, so that input channel {@code 4c + 2 row +
 * column} is channel c of the token at that place; the original release joins whole tokens, at
 * {@code (2 column + row) C + c}. Both compute the same once the last axis is put in order.
 */
record MergingOrder(StoredTensor stored) implements StoredTensor {
  private static final Pattern MERGING =
      Pattern.compile(
          "layers\\.\\d+\\.downsample\\.(norm\\.weight|norm\\.bias|reduction\\.weight)");

  /** The stored tensor, wrapped if its name under this program's naming is a merging's. */
  static StoredTensor ofOpenMmlab(String ourName, StoredTensor stored) {
    boolean merging = MERGING.matcher(ourName).matches();
    return merging && length(stored) % 4 == 0 ? new MergingOrder(stored) : stored;
  }

  private static long length(StoredTensor tensor) {
    return tensor.shape().isEmpty() ? 1 : tensor.shape().getLast();
  }

  @Override
  public String name() {
    return stored.name();
  }

  @Override
  public ScalarType type() {
    return stored.type();
  }

  @Override
  public List<Long> shape() {
    return stored.shape();
  }

  @Override
  public float[] toFloats() {
    float[] from = stored.toFloats();
    float[] to = new float[from.length];
    int length = (int) length(stored);
    for (int i = 0; i < to.length; i++) {
      to[i] = from[source(i, length)];
    }
    return to;
  }

  @Override
  public byte[] toBytes() {
    byte[] from = stored.toBytes();
    byte[] to = new byte[from.length];
    int size = type().bytes();
    int length = (int) length(stored);
    for (int i = 0; i < to.length / size; i++) {
      System.arraycopy(from, source(i, length) * size, to, i * size, size);
    }
    return to;
  }

  /** Where the number for a place of the original release's order lies in OpenMMLab's. */
  private static int source(int at, int length) {
    int channels = length / 4;
    int place = at % length;
    int block = place / channels;
    int channel = place % channels;
    int column = block / 2;
    int row = block % 2;
    return at - place + 4 * channel + 2 * row + column;
  }

  @Override
  public Optional<ByteBuffer> mappedFloats() {
    return Optional.empty();
  }

  @Override
  public Optional<ByteBuffer> mappedHalves() {
    return Optional.empty();
  }
}
