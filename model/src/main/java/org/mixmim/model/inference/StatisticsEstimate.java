package org.mixmim.model.inference;

import java.util.ArrayList;
import java.util.List;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Guesses what hidden cells are like from the visible ones, the nearer the more. */
final class StatisticsEstimate {
  private record Visible(int row, int column, CellStatistics statistics) {}

  private final HostTensor network;
  private final CellMask hidden;
  private final List<Visible> visible = new ArrayList<>();

  /**
   * Measures the visible cells.
   *
   * @param network {@code [cells, numbers]}, the image in the network's unit
   * @param hidden which cells may not be looked at
   */
  StatisticsEstimate(HostTensor network, CellMask hidden) {
    this.network = network;
    this.hidden = hidden;
    for (int cell = 0; cell < hidden.size(); cell++) {
      if (!hidden.get(cell)) {
        visible.add(
            new Visible(
                cell / hidden.columns(),
                cell % hidden.columns(),
                CellStatistics.of(network, cell)));
      }
    }
  }

  /** Of a visible cell its own; of a hidden one by the inverse square of the distance. */
  CellStatistics of(int cell) {
    if (!hidden.get(cell)) {
      return CellStatistics.of(network, cell);
    }
    double mean = 0;
    double deviation = 0;
    double weights = 0;
    for (Visible other : visible) {
      int rows = other.row() - cell / hidden.columns();
      int columns = other.column() - cell % hidden.columns();
      double weight = 1.0 / (rows * rows + columns * columns);
      mean += weight * other.statistics().mean();
      deviation += weight * other.statistics().deviation();
      weights += weight;
    }
    return weights == 0
        ? CellStatistics.STANDARD
        : new CellStatistics(mean / weights, deviation / weights);
  }
}
