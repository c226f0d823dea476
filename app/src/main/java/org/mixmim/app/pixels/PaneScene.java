package org.mixmim.app.pixels;

import java.util.List;
import java.util.Optional;

/**
 * Everything a pane shows; equal scenes give equal pixels.
 *
 * @param frame the picture
 * @param second a picture laid over the left part of it
 * @param wipe how much of the width the second covers, 0 to 1
 * @param overlays drawn over both, in this order
 * @param sampling how pixels are shown between their places
 * @param view where the pane looks
 */
public record PaneScene(
    Optional<PixelFrame> frame,
    Optional<PixelFrame> second,
    double wipe,
    List<Overlay> overlays,
    Sampling sampling,
    PaneCamera.View view) {
  /** Nothing. */
  public static final PaneScene EMPTY =
      new PaneScene(
          Optional.empty(), Optional.empty(), 0, List.of(), Sampling.SMOOTH, PaneCamera.View.FIT);

  /** Copies the list. */
  public PaneScene {
    overlays = List.copyOf(overlays);
  }

  /**
   * One picture and nothing else.
   *
   * @param frame the picture
   * @param sampling how its pixels are shown
   * @return the scene
   */
  public static PaneScene of(PixelFrame frame, Sampling sampling) {
    return new PaneScene(
        Optional.of(frame), Optional.empty(), 0, List.of(), sampling, PaneCamera.View.FIT);
  }

  /**
   * The same with other overlays.
   *
   * @param drawn the overlays
   * @return a new scene
   */
  public PaneScene with(List<Overlay> drawn) {
    return new PaneScene(frame, second, wipe, drawn, sampling, view);
  }

  /**
   * The same with a second picture over the left part.
   *
   * @param over the second picture
   * @param share how much of the width it covers, 0 to 1
   * @return a new scene
   */
  public PaneScene wiped(PixelFrame over, double share) {
    return new PaneScene(frame, Optional.of(over), share, overlays, sampling, view);
  }

  /**
   * The same seen from elsewhere.
   *
   * @param other where the pane looks
   * @return a new scene
   */
  PaneScene from(PaneCamera.View other) {
    return new PaneScene(frame, second, wipe, overlays, sampling, other);
  }
}
