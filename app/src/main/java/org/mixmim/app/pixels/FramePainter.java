package org.mixmim.app.pixels;

import java.util.Arrays;

/** Resamples a frame into a pane's device pixels. */
final class FramePainter {
  private FramePainter() {}

  /**
   * Draws the columns {@code fromX..toX} of the pane.
   *
   * @param ground squares under transparent pixels
   */
  static void paint(
      PixelFrame frame,
      Viewport viewport,
      Sampling sampling,
      Ground ground,
      int[] target,
      int fromX,
      int toX) {
    int left = Math.max(fromX, viewport.left());
    int right = Math.min(toX, viewport.right());
    if (left >= right || viewport.top() >= viewport.bottom()) {
      return;
    }
    PixelFrame source = frame.atScale((double) viewport.width() / frame.width());
    AxisSampling across =
        AxisSampling.of(
            sampling,
            source.width(),
            viewport.width(),
            left - viewport.originX(),
            right - viewport.originX());
    AxisSampling down =
        AxisSampling.of(
            sampling,
            source.height(),
            viewport.height(),
            viewport.top() - viewport.originY(),
            viewport.bottom() - viewport.originY());
    int[] line = new int[source.width()];
    int stride = viewport.paneWidth();
    for (int row = 0; row < down.count(); row++) {
      int y = viewport.top() + row;
      int at = y * stride + left;
      boolean repeated =
          row > 0
              && down.first(row) == down.first(row - 1)
              && down.weight(row) == down.weight(row - 1);
      if (repeated && frame.opaque()) {
        System.arraycopy(target, at - stride, target, at, right - left);
        continue;
      }
      blendRows(source, down.first(row), down.weight(row), across, line);
      stretch(line, across, target, at);
      if (!frame.opaque()) {
        ground.under(target, at, left, y, right - left);
      }
    }
  }

  private static void blendRows(
      PixelFrame source, int row, int weight, AxisSampling across, int[] line) {
    int from = across.first(0);
    int to = Math.min(source.width(), across.first(across.count() - 1) + 2);
    int[] pixels = source.pixels();
    int upper = row * source.width();
    if (weight == 0) {
      System.arraycopy(pixels, upper + from, line, from, to - from);
      return;
    }
    int lower = upper + source.width();
    for (int x = from; x < to; x++) {
      line[x] = PixelBlend.mix(pixels[upper + x], pixels[lower + x], weight);
    }
  }

  private static void stretch(int[] line, AxisSampling across, int[] target, int at) {
    int count = across.count();
    for (int i = 0; i < count; i++) {
      int first = across.first(i);
      int weight = across.weight(i);
      target[at + i] =
          weight == 0 ? line[first] : PixelBlend.mix(line[first], line[first + 1], weight);
    }
  }

  /** What lies under a picture where it is transparent. */
  sealed interface Ground {
    /** Lays the ground under pixels of a row, from {@code (x, y)} on. */
    void under(int[] target, int at, int x, int y, int count);
  }

  /** Nothing: the pixels stay multiplied by their opacity. */
  record NoGround() implements Ground {
    @Override
    public void under(int[] target, int at, int x, int y, int count) {}
  }

  /** The squares that show where a picture is transparent. */
  record Checkerboard(int light, int dark, int side) implements Ground {
    @Override
    public void under(int[] target, int at, int x, int y, int count) {
      for (int i = 0; i < count; i++) {
        int pixel = target[at + i];
        if (pixel >>> 24 != 0xff) {
          boolean even = ((x + i) / side + y / side) % 2 == 0;
          target[at + i] = PixelBlend.over(pixel, even ? light : dark);
        }
      }
    }
  }

  static void clear(int[] target) {
    Arrays.fill(target, 0);
  }
}
