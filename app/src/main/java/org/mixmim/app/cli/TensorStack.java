package org.mixmim.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mixmim.model.tensor.HostTensor;

/** Results of several runs as one array. */
final class TensorStack {
  private TensorStack() {}

  /** Joins tensors along their first axis; their other axes are equal. */
  static HostTensor concatenate(List<HostTensor> parts) {
    float[] values = new float[Math.toIntExact(parts.stream().mapToLong(HostTensor::length).sum())];
    int at = 0;
    for (HostTensor part : parts) {
      System.arraycopy(part.toArray(), 0, values, at, part.length());
      at += part.length();
    }
    return HostTensor.of(values, shapeOf(parts));
  }

  /** Joins tensors of one shape along a new first axis. */
  static HostTensor stack(List<HostTensor> parts) {
    return concatenate(parts.stream().map(TensorStack::asBatchOfOne).toList());
  }

  /** The shape that {@link #concatenate} gives. */
  static long[] shapeOf(List<HostTensor> parts) {
    long[] shape = parts.getFirst().shape();
    shape[0] = parts.stream().mapToLong(part -> part.size(0)).sum();
    return shape;
  }

  /** For example {@code 2 x 1024}. */
  static String shapeText(long[] shape) {
    return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" x "));
  }

  private static HostTensor asBatchOfOne(HostTensor tensor) {
    long[] shape = tensor.shape();
    long[] longer = new long[shape.length + 1];
    longer[0] = 1;
    System.arraycopy(shape, 0, longer, 1, shape.length);
    return tensor.reshape(longer);
  }
}
