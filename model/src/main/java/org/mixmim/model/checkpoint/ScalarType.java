package org.mixmim.model.checkpoint;

/** The number formats that tensors are stored in. */
public enum ScalarType {
  /** IEEE double precision. */
  FLOAT64(8),
  /** IEEE single precision. */
  FLOAT32(4),
  /** IEEE half precision. */
  FLOAT16(2),
  /** The upper half of a single precision number. */
  BFLOAT16(2),
  /** Signed 64-bit. */
  INT64(8),
  /** Signed 32-bit. */
  INT32(4),
  /** Signed 16-bit. */
  INT16(2),
  /** Signed 8-bit. */
  INT8(1),
  /** Unsigned 8-bit. */
  UINT8(1),
  /** One byte, zero or not. */
  BOOL(1);

  private final int bytes;

  ScalarType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * Bytes that one number takes.
   *
   * @return 1 to 8
   */
  public int bytes() {
    return bytes;
  }
}
