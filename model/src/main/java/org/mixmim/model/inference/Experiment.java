package org.mixmim.model.inference;

/**
 * Departures from how the models were trained.
 *
 * @param filling what stands in hidden cells
 * @param maskedAttention whether a token sees only tokens of its own image
 */
public record Experiment(Filling filling, boolean maskedAttention) {
  /** As trained. */
  public static final Experiment STANDARD = new Experiment(Filling.OTHER_IMAGE, true);

  /**
   * Whether the models were trained so.
   *
   * @return true for {@link #STANDARD}
   */
  public boolean isStandard() {
    return equals(STANDARD);
  }
}
