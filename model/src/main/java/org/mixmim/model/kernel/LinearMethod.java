package org.mixmim.model.kernel;

/** Ways to compute a fully connected layer. */
public enum LinearMethod {
  /** The engine's own operation on the weight as it lies. */
  PLAIN,
  /** oneDNN on a packed copy of the weight, with GELU and residual fused in. */
  ONEDNN,
  /** MKL on a copy packed for one number of rows. */
  MKL
}
