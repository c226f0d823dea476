package org.mixmim.app.shell;

import javafx.animation.AnimationTimer;

/** Does something as soon as the window has been painted, and not before. */
final class FirstPaint extends AnimationTimer {
  private final Runnable step;
  private int frames;

  private FirstPaint(Runnable step) {
    this.step = step;
  }

  static void then(Runnable step) {
    new FirstPaint(step).start();
  }

  @Override
  public void handle(long now) {
    // A frame is announced before it is painted: the second one tells that the first is done.
    frames++;
    if (frames == 2) {
      stop();
      step.run();
    }
  }
}
