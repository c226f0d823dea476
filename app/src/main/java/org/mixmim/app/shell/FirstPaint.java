package org.mixmim.app.shell;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.Iterator;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Does something as soon as the window has been painted, and not before. Nothing public of JavaFX
 * tells when that is, so this asks its own toolkit.
 */
public final class FirstPaint extends AnimationTimer {
  private final Iterator<Runnable> steps;
  private int frames;
  private boolean painted;

  private FirstPaint(List<Runnable> steps) {
    this.steps = steps.iterator();
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
    frames++;
    if (painted) {
      step();
    } else if (frames == 2) {
      // A frame is announced before it is handed to the thread that paints, which does one thing
      // after the other: what it is given now comes after the first frame, however long that takes.
      var _ =
          Toolkit.getToolkit().addRenderJob(new RenderJob(() -> Platform.runLater(this::painted)));
    }
  }

  private void painted() {
    painted = true;
    step();
  }

  private void step() {
    if (steps.hasNext()) {
      steps.next().run();
    } else {
      stop();
    }
  }
}
