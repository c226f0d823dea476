package org.mixmim.model.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A tensor in a file: its description is in memory, its numbers are read when asked for. */
public interface StoredTensor {
  /**
   * The tensor's name in the file.
   *
   * @return for example {@code layers.0.blocks.0.attn.qkv.weight}
   */
  String name();

  /**
   * The format of its numbers.
   *
   * @return the type
   */
  ScalarType type();

  /**
   * The length of each axis; empty for a single number.
   *
   * @return the shape
   */
  List<Long> shape();

  /**
   * The numbers in row-major order, converted to float32 whatever they are stored as. Views with
   * strides and offsets are followed.
   *
   * @return a new array
   * @throws CheckpointException if the file ends early, cannot be read or is closed
   */
  float[] toFloats();

  /**
   * The tensor's bytes in row-major order and little-endian, of its own {@link #type()}.
   *
   * @return a new array
   * @throws CheckpointException if the file ends early, cannot be read or is closed, or the tensor
   *     takes 2 GiB
   */
  byte[] toBytes();

  /**
   * The numbers where they lie in the mapped file, if they are contiguous little-endian float32 in
   * memory outside the Java heap: nothing is copied.
   *
   * @return a direct read-only buffer, valid until the checkpoint is closed
   */
  Optional<ByteBuffer> mappedFloats();

  /**
   * The same for float16.
   *
   * @return a direct read-only buffer, valid until the checkpoint is closed
   */
  Optional<ByteBuffer> mappedHalves();

  /**
   * How many numbers there are.
   *
   * @return the product of the shape
   */
  default long count() {
    return shape().stream().reduce(1L, Math::multiplyExact);
  }
}
