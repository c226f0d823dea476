package org.mixmim.model.engine;

/** The number format that the heavy operations compute in. */
public enum Precision {
  /** 24 bits of mantissa: the references' own numbers. */
  FLOAT32,
  /** 8 bits of mantissa in products, sums and everything between blocks in float32. */
  BFLOAT16
}
