package org.mixmim.model.checkpoint;

/** What a model can do. */
public enum ModelTask {
  /** Reconstruct two mixed pictures: it has the decoder of pretraining. */
  RECONSTRUCTION,
  /** Name what a picture shows: it has a classifier's head. */
  CLASSIFICATION
}
