package org.mixmim.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A tensor as a view of a storage: a shape, a step for each axis and a first number. */
final class TensorView implements StoredTensor {
  /** More axes than PyTorch itself allows. */
  static final int MAX_AXES = 64;

  /** What a view that repeats numbers of its storage may take when it is written out. */
  private static final long MAX_REPEATED_BYTES = 16 << 20;

  private static final int MAX_ARRAY = Integer.MAX_VALUE - 16;

  private final String file;
  private final String name;
  private final ScalarType type;
  private final List<Long> shape;
  private final List<Long> strides;
  private final MemorySegment storage;
  private final boolean contiguous;

  private TensorView(
      String file,
      String name,
      ScalarType type,
      List<Long> shape,
      List<Long> strides,
      MemorySegment storage,
      boolean contiguous) {
    this.file = file;
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.strides = strides;
    this.storage = storage;
    this.contiguous = contiguous;
  }

  /**
   * Makes a view of row-major numbers that fill a storage.
   *
   * @param file the file's name, for messages
   * @param storage as many bytes as the shape needs
   */
  static TensorView whole(
      String file, String name, ScalarType type, List<Long> shape, MemorySegment storage) {
    return of(file, name, type, shape, rowMajor(shape), 0, storage);
  }

  /**
   * Makes a view after checking that every number of it lies in the storage.
   *
   * @param file the file's name, for messages
   * @param strides numbers from one entry of an axis to the next
   * @param offset the first number's place in the storage, counted in numbers
   * @param storage the bytes
   * @throws CheckpointException if the view leaves its storage
   */
  static TensorView of(
      String file,
      String name,
      ScalarType type,
      List<Long> shape,
      List<Long> strides,
      long offset,
      MemorySegment storage) {
    long held = storage.byteSize() / type.bytes();
    long count;
    long last = offset;
    try {
      count = shape.stream().reduce(1L, Math::multiplyExact);
      Math.multiplyExact(count, type.bytes());
      for (int axis = 0; axis < shape.size() && count > 0; axis++) {
        long steps = Math.subtractExact(shape.get(axis), 1);
        last = Math.addExact(last, Math.multiplyExact(steps, strides.get(axis)));
      }
    } catch (ArithmeticException e) {
      throw new CheckpointException(e, "checkpoint.tensor-bounds", file, name);
    }
    boolean negative =
        shape.stream().anyMatch(length -> length < 0) || strides.stream().anyMatch(s -> s < 0);
    if (negative || offset < 0 || (count > 0 && last >= held)) {
      throw new CheckpointException(null, "checkpoint.tensor-bounds", file, name);
    }
    if (count > held && count * type.bytes() > MAX_REPEATED_BYTES) {
      throw new CheckpointException(null, "checkpoint.tensor-repeats", file, name);
    }
    boolean contiguous = count == 0 || isRowMajor(shape, strides);
    MemorySegment seen =
        count == 0
            ? storage.asSlice(0, 0)
            : storage.asSlice(offset * type.bytes(), (last - offset + 1) * type.bytes());
    return new TensorView(
        file, name, type, List.copyOf(shape), List.copyOf(strides), seen, contiguous);
  }

  private static List<Long> rowMajor(List<Long> shape) {
    Long[] strides = new Long[shape.size()];
    long step = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape.get(axis);
    }
    return List.of(strides);
  }

  private static boolean isRowMajor(List<Long> shape, List<Long> strides) {
    long step = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      if (shape.get(axis) > 1 && strides.get(axis) != step) {
        return false;
      }
      step *= shape.get(axis);
    }
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ScalarType type() {
    return type;
  }

  @Override
  public List<Long> shape() {
    return shape;
  }

  /** Numbers from one entry of an axis to the next, as the file says. */
  List<Long> strides() {
    return strides;
  }

  /** The same view under another name. */
  TensorView named(String other) {
    return new TensorView(file, other, type, shape, strides, storage, contiguous);
  }

  @Override
  public float[] toFloats() {
    return reading(() -> FloatConversion.of(packed(), type, (int) count()));
  }

  @Override
  public byte[] toBytes() {
    return reading(
        () -> {
          checkArray(count() * type.bytes());
          return contiguous ? storage.toArray(ValueLayout.JAVA_BYTE) : gather();
        });
  }

  private <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (InternalError e) {
      // The JVM's word for a mapped page that is no longer there.
      throw new CheckpointException(e, "checkpoint.changed", file);
    } catch (IllegalStateException e) {
      // And for memory that was given back, perhaps in the middle.
      throw new CheckpointException(e, "checkpoint.closed", file);
    }
  }

  @Override
  public Optional<ByteBuffer> mappedFloats() {
    return mapped(ScalarType.FLOAT32);
  }

  @Override
  public Optional<ByteBuffer> mappedHalves() {
    return mapped(ScalarType.FLOAT16);
  }

  private Optional<ByteBuffer> mapped(ScalarType wanted) {
    if (type != wanted
        || !contiguous
        || !storage.isNative()
        || storage.address() % type.bytes() != 0
        || storage.byteSize() > MAX_ARRAY) {
      return Optional.empty();
    }
    return Optional.of(storage.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }

  private MemorySegment packed() {
    checkArray(count());
    if (contiguous) {
      return storage;
    }
    checkArray(count() * type.bytes());
    return MemorySegment.ofArray(gather());
  }

  private void checkArray(long length) {
    if (length > MAX_ARRAY) {
      throw new CheckpointException(null, "checkpoint.tensor-large", file, name);
    }
  }

  /** Walks the view in row-major order. */
  private byte[] gather() {
    int size = type.bytes();
    int count = Math.toIntExact(count());
    byte[] bytes = new byte[count * size];
    MemorySegment target = MemorySegment.ofArray(bytes);
    long[] index = new long[shape.size()];
    long at = 0;
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(storage, at * size, target, (long) i * size, size);
      for (int axis = index.length - 1; axis >= 0; axis--) {
        index[axis]++;
        at += strides.get(axis);
        if (index[axis] < shape.get(axis)) {
          break;
        }
        at -= index[axis] * strides.get(axis);
        index[axis] = 0;
      }
    }
    return bytes;
  }

  @Override
  public String toString() {
    return name + " " + type + shape;
  }
}
