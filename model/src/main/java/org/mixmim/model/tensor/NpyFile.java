package org.mixmim.model.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixmim.model.file.AtomicFile;

/**
 * Arrays as NumPy keeps them in {@code .npy} files.
 *
 * <p>Read are little-endian float32, float64, int32, int64 and one-byte integers and booleans, in
 * either order of axes; all become float32. Written is float32 in row-major order.
 */
public final class NpyFile {
  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = 1L << 29;

  private NpyFile() {}

  /**
   * Reads a file.
   *
   * @param file an {@code .npy} file
   * @return its numbers
   * @throws TensorFileException if it is missing, unreadable, too large, damaged, or holds
   *     something other than plain numbers
   */
  public static HostTensor read(Path file) {
    long size = size(file);
    String name = file.toString();
    if (size > MAX_BYTES) {
      throw new TensorFileException(null, "tensor.too-large", name, size >> 20, MAX_BYTES >> 20);
    }
    try {
      return read(Files.readAllBytes(file), name);
    } catch (IOException e) {
      throw new TensorFileException(e, "tensor.unreadable", name);
    }
  }

  /**
   * Reads only the shape, for who can use numbers of some shapes and not of others.
   *
   * @param file an {@code .npy} file of any size
   * @return the length of each axis, which the file's own length fits
   * @throws TensorFileException if it is missing, unreadable, damaged, or holds something other
   *     than plain numbers
   */
  public static long[] shape(Path file) {
    long size = size(file);
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      NpyHeader header = NpyHeader.parse(in.readNBytes(NpyHeader.MAX_BYTES), name);
      header.count(size - header.dataOffset(), name);
      return header.sides();
    } catch (IOException e) {
      throw new TensorFileException(e, "tensor.unreadable", name);
    }
  }

  private static long size(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new TensorFileException(null, "tensor.missing", name);
    }
    if (!Files.isRegularFile(file)) {
      throw new TensorFileException(null, "tensor.not-a-file", name);
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new TensorFileException(e, "tensor.unreadable", name);
    }
  }

  /**
   * Reads a file that is already in memory.
   *
   * @param bytes the whole file
   * @param name what to call it in a message
   * @return its numbers
   * @throws TensorFileException if it is damaged or holds something other than plain numbers
   */
  public static HostTensor read(byte[] bytes, String name) {
    NpyHeader header = NpyHeader.parse(bytes, name);
    int count = header.count(bytes.length - header.dataOffset(), name);
    ByteBuffer data =
        ByteBuffer.wrap(bytes, header.dataOffset(), bytes.length - header.dataOffset())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = header.type().get(data, i);
    }
    long[] shape = header.sides();
    return HostTensor.of(header.columnMajor() ? rowMajor(values, shape) : values, shape);
  }

  /** Reorders numbers whose first axis runs fastest. */
  private static float[] rowMajor(float[] values, long[] shape) {
    float[] result = new float[values.length];
    int[] index = new int[shape.length];
    for (float value : values) {
      long place = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        place = place * shape[axis] + index[axis];
      }
      result[(int) place] = value;
      for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
        index[axis] = 0;
      }
    }
    return result;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param file where; a file of that name is replaced
   * @param tensor what
   * @throws TensorFileException if it cannot be written
   */
  public static void write(Path file, HostTensor tensor) {
    try {
      AtomicFile.write(file, out -> out.write(encode(tensor)));
    } catch (IOException e) {
      throw new TensorFileException(e, "tensor.unwritable", file.toString());
    }
  }

  /**
   * The bytes of such a file.
   *
   * @param tensor what
   * @return header and numbers
   */
  public static byte[] encode(HostTensor tensor) {
    byte[] header = NpyHeader.encode(tensor.shape());
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(4, tensor.length())))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(header);
    for (int i = 0; i < tensor.length(); i++) {
      buffer.putFloat(tensor.at(i));
    }
    return buffer.array();
  }
}
