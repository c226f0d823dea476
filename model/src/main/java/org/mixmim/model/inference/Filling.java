package org.mixmim.model.inference;

/** What stands in the cells that are hidden from the encoder. */
public enum Filling {
  /** The other image's cells: MixMIM, what the models were trained on. */
  OTHER_IMAGE,
  /** Zeros in normalised units, which is the mean colour of ImageNet. */
  ZEROS,
  /** The mean colour of the image's visible cells. */
  MEAN,
  /** Gaussian noise of unit variance in normalised units, always the same. */
  NOISE,
  /** The image's own cells: nothing is hidden from the encoder. */
  SAME_IMAGE
}
