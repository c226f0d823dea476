package org.mixmim.app.pixels;

import java.util.Optional;

/** Turns a scene into device pixels; knows no control and no window. */
public final class PaneRenderer {
  /** The squares under transparent pixels. */
  static final FramePainter.Checkerboard GROUND =
      new FramePainter.Checkerboard(0xffffffff, 0xffcccccc, 8);

  private PaneRenderer() {}

  /**
   * Draws a scene. Where the picture does not reach, the pane stays transparent.
   *
   * @param scene what is shown
   * @param width device pixels across
   * @param height device pixels down
   * @param line width of lines in device pixels
   * @param target {@code [height, width]}, {@code 0xAARRGGBB} multiplied by the opacity;
   *     overwritten
   */
  public static void render(PaneScene scene, int width, int height, int line, int[] target) {
    FramePainter.clear(target);
    Optional<PixelFrame> frame = scene.frame();
    if (frame.isEmpty()) {
      return;
    }
    Viewport viewport =
        Viewport.of(width, height, frame.get().width(), frame.get().height(), scene.view());
    int split =
        scene.second().isPresent() ? Math.clamp((long) viewport.x(scene.wipe()), 0, width) : 0;
    scene
        .second()
        .filter(_ -> split > 0)
        .ifPresent(
            second ->
                FramePainter.paint(second, viewport, scene.sampling(), GROUND, target, 0, split));
    FramePainter.paint(frame.get(), viewport, scene.sampling(), GROUND, target, split, width);
    OverlayPainter painter = new OverlayPainter(viewport, target, line);
    scene.overlays().forEach(painter::paint);
  }
}
