package org.mixmim.model.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers in a NumPy file (NumPy's format specification, versions 1 to 3).
 *
 * @param type which numbers
 * @param columnMajor whether the first axis runs fastest
 * @param shape the length of each axis
 * @param dataOffset where the numbers begin
 */
record NpyHeader(NpyType type, boolean columnMajor, List<Long> shape, int dataOffset) {
  /** Longer than any header that describes a plain array. */
  private static final int MAX_HEADER = 1 << 16;

  /** As many bytes of a file as a header takes at most, with what stands before it. */
  static final int MAX_BYTES = 12 + MAX_HEADER;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The header is a literal of Python; only this form of it is read, nothing is evaluated. */
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']{1,16})'");

  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9,\\s]{0,512})\\)");

  static NpyHeader parse(byte[] bytes, String name) {
    if (bytes.length < 10 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new TensorFileException(null, "tensor.not-npy", name);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int version = bytes[6];
    int start = version == 1 ? 10 : 12;
    if (version < 1 || version > 3 || bytes.length < start) {
      throw new TensorFileException(null, "tensor.header", name);
    }
    int length = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
    if (length < 0 || length > MAX_HEADER) {
      throw new TensorFileException(null, "tensor.header", name);
    }
    if (length > bytes.length - start) {
      throw new TensorFileException(null, "tensor.truncated", name, start + length, bytes.length);
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    String type = first(TYPE, text, name);
    return new NpyHeader(
        NpyType.of(type)
            .orElseThrow(() -> new TensorFileException(null, "tensor.type", name, type)),
        first(ORDER, text, name).equals("True"),
        shape(first(SHAPE, text, name), name),
        start + length);
  }

  private static String first(Pattern pattern, String text, String name) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new TensorFileException(null, "tensor.header", name);
    }
    return matcher.group(1);
  }

  private static List<Long> shape(String text, String name) {
    try {
      return Pattern.compile(",")
          .splitAsStream(text)
          .map(String::strip)
          .filter(side -> !side.isEmpty())
          .map(Long::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw new TensorFileException(e, "tensor.header", name);
    }
  }

  long[] sides() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * How many numbers the shape holds, checked against the bytes that are there, so that nothing is
   * allocated on the header's word alone.
   */
  int count(long available, String name) {
    try {
      long count = 1;
      for (long side : shape) {
        count = Math.multiplyExact(count, side);
      }
      long expected = Math.multiplyExact(count, (long) type.bytes());
      if (expected != available) {
        throw new TensorFileException(
            null,
            expected > available ? "tensor.truncated" : "tensor.surplus",
            name,
            expected + dataOffset,
            available + dataOffset);
      }
      return Math.toIntExact(count);
    } catch (ArithmeticException e) {
      throw new TensorFileException(e, "tensor.header", name);
    }
  }

  /** The header of a float32 array in row-major order, padded so that the numbers are aligned. */
  static byte[] encode(long[] shape) {
    StringBuilder text = new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (");
    for (int axis = 0; axis < shape.length; axis++) {
      text.append(axis == 0 ? "" : ", ").append(shape[axis]);
    }
    text.append(shape.length == 1 ? ",), }" : "), }");
    int padding = -(10 + text.length() + 1) & 63;
    text.repeat(" ", padding).append('\n');
    return ByteBuffer.allocate(10 + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
