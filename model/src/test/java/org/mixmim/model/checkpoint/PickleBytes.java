package org.mixmim.model.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Assembles pickles opcode by opcode, sound or not. */
final class PickleBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Opcodes and raw bytes. */
  PickleBytes op(int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
    return this;
  }

  PickleBytes times(int count, int... bytes) {
    for (int i = 0; i < count; i++) {
      op(bytes);
    }
    return this;
  }

  PickleBytes protocol() {
    return op(0x80, 2);
  }

  PickleBytes text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return op('X').int32(bytes.length).raw(bytes);
  }

  PickleBytes int32(long value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
  }

  PickleBytes int64(long value) {
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  PickleBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** A whole number of up to 64 bits. */
  PickleBytes whole(long value) {
    return op(0x8a, 8).int64(value);
  }

  PickleBytes global(String module, String name) {
    return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A storage by its persistent id. */
  PickleBytes storage(String type, String key, long count) {
    return op('(')
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cpu")
        .whole(count)
        .op('t', 'Q');
  }

  /** A tensor of float32 over the storage {@code key}. */
  PickleBytes tensor(String key, long count, long offset, long[] shape, long[] strides) {
    global("torch._utils", "_rebuild_tensor_v2").op('(').storage("FloatStorage", key, count);
    return whole(offset)
        .tuple(shape)
        .tuple(strides)
        .op(0x89)
        .global("collections", "OrderedDict")
        .op(')', 'R', 't', 'R');
  }

  PickleBytes tuple(long... values) {
    op('(');
    for (long value : values) {
      whole(value);
    }
    return op('t');
  }

  /** The dictionary {@code {"w": tensor of one number of storage 0}}. */
  PickleBytes smallStateDict() {
    return op('}').text("w").tensor("0", 1, 0, new long[] {1}, new long[] {1}).op('s');
  }

  byte[] stop() {
    return op('.').out.toByteArray();
  }
}
