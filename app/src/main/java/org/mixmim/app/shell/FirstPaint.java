package org.mixmim.app.shell;

import java.util.List;
import javafx.animation.AnimationTimer;

/** Does something as soon as the window has been painted, and not before. */
public final class FirstPaint extends AnimationTimer {
  private static final int PAINTED = 3;

  private final List<Runnable> steps;
  private int frames;

  private FirstPaint(List<Runnable> steps) {
    this.steps = steps;
  }

  /**
   * Waits for the paint. Used on the JavaFX thread.
   *
   * @param steps what to do then, on the JavaFX thread: one a frame, so that the window answers in
   *     between
   */
  public static void then(Runnable... steps) {
    new FirstPaint(List.of(steps)).start();
  }

  @Override
  public void handle(long now) {
    // A frame is announced before it is painted, and painted by another thread: the third one tells
    // that the first is on the screen.
    frames++;
    if (frames >= PAINTED) {
      int next = frames - PAINTED;
      if (next == steps.size() - 1) {
        stop();
      }
      steps.get(next).run();
    }
  }
}
