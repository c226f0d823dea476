package org.mixmim.app.shell;

import javafx.animation.AnimationTimer;

/** Does something as soon as the window has been painted, and not before. */
public final class FirstPaint extends AnimationTimer {
  private final Runnable step;
  private int frames;

  private FirstPaint(Runnable step) {
    this.step = step;
  }

  /**
   * Waits for the paint. Used on the JavaFX thread.
   *
   * @param step what to do then, on the JavaFX thread
   */
  public static void then(Runnable step) {
    new FirstPaint(step).start();
  }

  @Override
  public void handle(long now) {
    // A frame is announced before it is painted, and painted by another thread: the third one tells
    // that the first is on the screen.
    frames++;
    if (frames == 3) {
      stop();
      step.run();
    }
  }
}
