package org.mixmim.model.kernel;

/** Ways to compute attention. */
public enum AttentionMethod {
  /** Two matrix products with a softmax between. */
  PLAIN,
  /** One operation that never holds all scores at once. */
  FUSED,
  /** The same in float32, whatever the layers around it compute in. */
  FUSED_FLOAT32
}
