package org.mixmim.model.tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * An immutable array of float32 numbers with a shape, in row-major order and in Java memory.
 *
 * <p>This is how results leave the model: no native memory hangs on it.
 */
public final class HostTensor {
  private final long[] shape;
  private final float[] values;

  private HostTensor(long[] shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Wraps numbers without copying them: the caller gives the array away and must not write to it.
   *
   * @param values the numbers, row-major
   * @param shape the length of each axis
   * @return the tensor
   * @throws IllegalArgumentException if the shape does not hold that many numbers
   */
  public static HostTensor of(float[] values, long... shape) {
    long count = 1;
    for (long side : shape) {
      count = Math.multiplyExact(count, side);
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill the shape " + Arrays.toString(shape));
    }
    return new HostTensor(shape.clone(), values);
  }

  /**
   * The length of each axis.
   *
   * @return a copy
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The length of one axis.
   *
   * @param axis counted from 0
   * @return the length
   */
  public int size(int axis) {
    return Math.toIntExact(shape[axis]);
  }

  /**
   * How many numbers there are.
   *
   * @return the product of the shape
   */
  public int length() {
    return values.length;
  }

  /**
   * One number by its place in row-major order.
   *
   * @param index from 0 to {@link #length()} - 1
   * @return the number
   */
  public float at(int index) {
    return values[index];
  }

  /**
   * The numbers in row-major order.
   *
   * @return a copy
   */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * The numbers in row-major order, to be read without copying them first.
   *
   * @return a buffer of all of them that cannot be written to
   */
  public FloatBuffer toBuffer() {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  /**
   * One entry of the first axis, for example an image of a batch.
   *
   * @param index which
   * @return the entry, of one axis fewer
   */
  public HostTensor get(int index) {
    int step = values.length / size(0);
    return new HostTensor(
        Arrays.copyOfRange(shape, 1, shape.length),
        Arrays.copyOfRange(values, index * step, (index + 1) * step));
  }

  /**
   * The same numbers under another shape.
   *
   * @param other a shape that holds as many numbers
   * @return a tensor sharing this one's numbers
   */
  public HostTensor reshape(long... other) {
    return of(values, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "HostTensor" + Arrays.toString(shape);
  }
}
