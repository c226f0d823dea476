package org.mixmim.app.mix;

/** Which of the two photographs. */
public enum Side {
  /** The photograph whose cells are replaced where the mask is 1. */
  A,
  /** The photograph that replaces them. */
  B;

  /**
   * The other one.
   *
   * @return B for A
   */
  public Side other() {
    return this == A ? B : A;
  }
}
