package org.mixmim.model.image;

/**
 * What the network sees of a photograph.
 *
 * @param pixels the square that goes into the network, opaque
 * @param box where that square lies in the photograph
 */
public record CroppedImage(RgbImage pixels, Box box) {
  /**
   * A rectangle in the photograph's pixels, which resizing may have cut between two of them.
   *
   * @param x left edge
   * @param y top edge
   * @param width across
   * @param height down
   */
  public record Box(double x, double y, double width, double height) {}
}
