package org.mixmim.app.task;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * What waits for the window's first paint, so that the window is there sooner: all that is quick
 * comes right after it, then the parts that the window still lacks, one a frame, so that it answers
 * in between. Nothing public of JavaFX tells when the paint is done, so this asks its own toolkit.
 * Used on the JavaFX thread.
 */
public final class FirstPaint extends AnimationTimer {
  private final Queue<Runnable> steps = new ArrayDeque<>();
  private final Queue<Runnable> parts = new ArrayDeque<>();
  private int frames;
  private boolean painted;
  private int frameOfSteps;

  /** Waits as soon as there is something to wait with. */
  public FirstPaint() {}

  /**
   * Does something quick right after the paint, or at once if that has been.
   *
   * @param step what to do, after what was given before
   */
  public void then(Runnable step) {
    if (painted) {
      step.run();
    } else {
      steps.add(step);
      start();
    }
  }

  /**
   * Brings a part of the window, in a frame of its own, when all steps are done.
   *
   * @param part puts it there, after the parts that were given before
   */
  public void bring(Runnable part) {
    parts.add(part);
    start();
  }

  @Override
  public void handle(long now) {
    frames++;
    if (painted && frames > frameOfSteps) {
      next();
    } else if (frames == 2) {
      // A frame is announced before it is handed to the thread that paints, which does one thing
      // after the other: what it is given now comes after the first frame, however long that takes.
      var _ =
          Toolkit.getToolkit().addRenderJob(new RenderJob(() -> Platform.runLater(this::painted)));
    }
  }

  private void painted() {
    painted = true;
    // What the steps did is drawn in the next one.
    frameOfSteps = frames + 1;
    go();
  }

  /** A step that fails does not keep the others from their turn. */
  private void go() {
    try {
      while (!steps.isEmpty()) {
        steps.remove().run();
      }
    } finally {
      if (!steps.isEmpty()) {
        Platform.runLater(this::go);
      }
    }
  }

  private void next() {
    if (parts.isEmpty()) {
      stop();
    } else {
      parts.remove().run();
    }
  }
}
