package org.mixmim.model.bench;

/** What is measured. */
public enum BenchTask {
  /** Both mixtures of two images, with their decoders. */
  PAIR,
  /** The classifier, on a batch of images. */
  CLASSIFY
}
