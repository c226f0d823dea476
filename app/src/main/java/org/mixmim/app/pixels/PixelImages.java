package org.mixmim.app.pixels;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Frames as JavaFX images, for thumbnails and the clipboard. */
public final class PixelImages {
  private PixelImages() {}

  /**
   * All pixels of a frame.
   *
   * @param frame the frame
   * @return an image of its size
   */
  public static Image full(PixelFrame frame) {
    return of(frame.width(), frame.height(), frame.pixels().clone());
  }

  /**
   * The middle of a frame as a small square.
   *
   * @param frame the frame
   * @param side pixels across and down
   * @return an image of that size
   */
  public static Image thumbnail(PixelFrame frame, int side) {
    double narrow = Math.min(frame.width(), frame.height());
    PaneCamera.View middle =
        new PaneCamera.View(Math.max(frame.width(), frame.height()) / narrow, 0.5, 0.5);
    PaneScene scene =
        new PaneScene(Optional.of(frame), Optional.empty(), 0, List.of(), Sampling.SMOOTH, middle);
    int[] pixels = new int[side * side];
    PaneRenderer.render(scene, side, side, 1, pixels);
    return of(side, side, pixels);
  }

  private static Image of(int width, int height, int[] pixels) {
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }
}
