package org.mixmim.model.inference;

/** What an error map shows of every pixel. */
public enum ErrorMeasure {
  /** The absolute difference, mean over the channels. */
  ABSOLUTE,
  /** The squared difference, mean over the channels. */
  SQUARED,
  /** One minus the structural similarity, at most 1. */
  SSIM
}
