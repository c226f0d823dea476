package org.mixmim.model.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a tensor's numbers are spread. Numbers that are not finite are counted and left out of the
 * rest.
 *
 * @param count how many numbers there are
 * @param notFinite how many of them are infinite or not a number
 * @param min the smallest; NaN if there is none
 * @param max the largest; NaN if there is none
 * @param mean their mean; NaN if there is none
 * @param deviation their standard deviation (of the whole, divided by n); NaN if there is none
 * @param histogram how many fall into each of {@link #BINS} equal parts of min to max
 */
public record TensorStatistics(
    long count,
    long notFinite,
    double min,
    double max,
    double mean,
    double deviation,
    List<Long> histogram) {
  /** Parts of the histogram. */
  public static final int BINS = 32;

  /** Keeps its own copy of the histogram. */
  public TensorStatistics {
    histogram = List.copyOf(histogram);
  }

  /**
   * Reads a tensor's numbers and counts. The largest tensors of the published models take some
   * tenths of a second.
   *
   * @param tensor a tensor of an open checkpoint
   * @return its statistics
   * @throws CheckpointException if the numbers cannot be read
   */
  public static TensorStatistics of(StoredTensor tensor) {
    float[] values = tensor.toFloats();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    long finite = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        finite++;
      }
    }
    long notFinite = values.length - finite;
    if (finite == 0) {
      List<Long> none = LongStream.range(0, BINS).map(bin -> 0).boxed().toList();
      return new TensorStatistics(
          values.length, notFinite, Double.NaN, Double.NaN, Double.NaN, Double.NaN, none);
    }
    double mean = sum / finite;
    double squares = 0;
    long[] bins = new long[BINS];
    for (float value : values) {
      if (Float.isFinite(value)) {
        squares += (value - mean) * (value - mean);
        int bin = max > min ? (int) ((value - min) / (max - min) * BINS) : 0;
        bins[Math.min(bin, BINS - 1)]++;
      }
    }
    return new TensorStatistics(
        values.length,
        notFinite,
        min,
        max,
        mean,
        Math.sqrt(squares / finite),
        Arrays.stream(bins).boxed().toList());
  }
}
