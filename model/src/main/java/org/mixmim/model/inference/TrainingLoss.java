package org.mixmim.model.inference;

import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * The loss that the reference minimises, over all cells of all images of a batch: a cell counts in
 * the stream in which it was hidden ({@code forward_loss} of the original release).
 *
 * @param plain against the pixels
 * @param normalised against the pixels normalised per cell ({@code norm_pix_loss})
 */
public record TrainingLoss(double plain, double normalised) {
  /**
   * Computes both losses.
   *
   * @param own {@code x1_rec [N, cells, numbers]}, trained where the mask is 1
   * @param other {@code x2_rec [N, cells, numbers]}, trained where the mask is 0, of the partner
   * @param targets {@code [N, cells, numbers]} in the network's unit
   * @param mask of the batch; image i was mixed with image N - 1 - i
   * @return the losses
   */
  static TrainingLoss of(HostTensor own, HostTensor other, HostTensor targets, CellMask mask) {
    int images = targets.size(0);
    int cells = targets.size(1);
    int numbers = targets.size(2);
    double plain = 0;
    double normalised = 0;
    for (int image = 0; image < images; image++) {
      HostTensor target = targets.get(image);
      for (int cell = 0; cell < cells; cell++) {
        HostTensor source = mask.get(cell) ? own : other;
        int from = mask.get(cell) ? image : images - 1 - image;
        CellStatistics statistics = CellStatistics.of(target, cell);
        for (int i = 0; i < numbers; i++) {
          double predicted = source.at((from * cells + cell) * numbers + i);
          double wanted = target.at(cell * numbers + i);
          double difference = predicted - wanted;
          plain += difference * difference;
          double difference2 = predicted - statistics.normalise(wanted);
          normalised += difference2 * difference2;
        }
      }
    }
    double count = (double) images * cells * numbers;
    return new TrainingLoss(plain / count, normalised / count);
  }
}
