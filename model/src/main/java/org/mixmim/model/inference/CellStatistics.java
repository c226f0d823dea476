package org.mixmim.model.inference;

import org.mixmim.model.tensor.HostTensor;

/**
 * Mean and deviation of a cell over all its pixels and channels, as {@code norm_pix_loss} of the
 * original release takes them: the variance is the unbiased one, and 1e-6 is added to it.
 *
 * @param mean of the cell's numbers
 * @param deviation of the cell's numbers
 */
record CellStatistics(double mean, double deviation) {
  /** Those of numbers that need no change. */
  static final CellStatistics STANDARD = new CellStatistics(0, 1);

  private static final double EPSILON = 1e-6;

  /** Of one row of {@code [cells, numbers]}. */
  static CellStatistics of(HostTensor cells, int cell) {
    int length = cells.size(1);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += cells.at(cell * length + i);
    }
    double mean = sum / length;
    double squares = 0;
    for (int i = 0; i < length; i++) {
      double difference = cells.at(cell * length + i) - mean;
      squares += difference * difference;
    }
    return new CellStatistics(mean, Math.sqrt(squares / (length - 1) + EPSILON));
  }

  double normalise(double value) {
    return (value - mean) / deviation;
  }
}
