package org.mixmim.app.pixels;

/** How pixels are shown between the places where they were taken. */
public enum Sampling {
  /** Linear interpolation: photographs look like photographs. */
  SMOOTH,
  /** Every pixel a square, of even size at any zoom: what the network really sees. */
  NEAREST
}
