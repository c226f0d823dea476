package org.mixmim.model.kernel;

/** Ways to compute attention. */
public enum AttentionMethod {
  /** Two matrix products with a softmax between. */
  PLAIN,
  /** One operation that never holds all scores at once. */
  FUSED
}
