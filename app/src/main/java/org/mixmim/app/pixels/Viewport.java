package org.mixmim.app.pixels;

import java.util.Optional;

/**
 * Where a picture lies in a pane, in whole device pixels.
 *
 * @param paneWidth device pixels across
 * @param paneHeight device pixels down
 * @param originX left edge of the picture, negative where it reaches out of the pane
 * @param originY top edge of the picture
 * @param width the whole picture's width on the device
 * @param height the whole picture's height on the device
 */
record Viewport(int paneWidth, int paneHeight, int originX, int originY, int width, int height) {
  /** A scale this little above a whole number is taken as that number: its pixels are exact. */
  private static final double SNAP = 0.03;

  static Viewport of(
      int paneWidth, int paneHeight, int imageWidth, int imageHeight, PaneCamera.View view) {
    double fit = Math.min((double) paneWidth / imageWidth, (double) paneHeight / imageHeight);
    double scale = fit * view.zoom();
    double whole = Math.floor(scale);
    if (whole >= 1 && scale - whole < SNAP * whole) {
      scale = whole;
    }
    int width = Math.max(1, (int) Math.round(imageWidth * scale));
    int height = Math.max(1, (int) Math.round(imageHeight * scale));
    return new Viewport(
        paneWidth,
        paneHeight,
        origin(paneWidth, width, view.centreX()),
        origin(paneHeight, height, view.centreY()),
        width,
        height);
  }

  private static int origin(int pane, int shown, double centre) {
    return shown <= pane
        ? (pane - shown) / 2
        : Math.clamp(Math.round(pane / 2.0 - centre * shown), pane - shown, 0);
  }

  int left() {
    return Math.max(0, originX);
  }

  int top() {
    return Math.max(0, originY);
  }

  int right() {
    return Math.min(paneWidth, originX + width);
  }

  int bottom() {
    return Math.min(paneHeight, originY + height);
  }

  /** A share of the picture's width as a device pixel of the pane. */
  int x(double share) {
    return originX + (int) Math.round(share * width);
  }

  int y(double share) {
    return originY + (int) Math.round(share * height);
  }

  /** A device pixel of the pane as a share of the picture's width; outside 0..1 beside it. */
  double shareX(double x) {
    return (x - originX) / width;
  }

  double shareY(double y) {
    return (y - originY) / height;
  }

  /** The cell at a device pixel, if the picture is there. */
  Optional<Cell> cellAt(double x, double y, int rows, int columns) {
    double column = shareX(x) * columns;
    double row = shareY(y) * rows;
    return column >= 0 && row >= 0 && column < columns && row < rows
        ? Optional.of(new Cell((int) row, (int) column))
        : Optional.empty();
  }
}
