package org.mixmim.model.inference;

/**
 * How a prediction of pixels normalised per cell gets its colours; such a model predicts no
 * absolute colour. Predictions of plain pixels look the same in every mode.
 */
public enum ColourMode {
  /** The normalised values themselves: 0 is middle gray, one deviation a fifth of the range. */
  AS_PREDICTED,
  /**
   * Each hidden cell takes mean and deviation interpolated from visible cells of the same image:
   * nothing of the hidden cells leaks in.
   */
  ESTIMATED,
  /** Each hidden cell takes mean and deviation of the original, which the model never saw. */
  FROM_TARGET
}
