package org.mixmim.model.inference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A finished reconstruction.
 *
 * @param request what was asked
 * @param mixtures A with B in the mask; then, if asked for, B with A in the mask
 * @param loss the training loss, when both mixtures were computed as trained
 * @param elapsed the computing time
 */
public record Reconstruction(
    ReconstructionRequest request,
    List<Mixture> mixtures,
    Optional<TrainingLoss> loss,
    Duration elapsed) {
  /** Keeps the list as it is. */
  public Reconstruction {
    mixtures = List.copyOf(mixtures);
  }

  /**
   * A with B in the mask.
   *
   * @return the first mixture
   */
  public Mixture first() {
    return mixtures.getFirst();
  }
}
