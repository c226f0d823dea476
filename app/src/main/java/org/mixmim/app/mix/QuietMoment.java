package org.mixmim.app.mix;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** A delay by the clock of the window. */
final class QuietMoment implements Delay {
  private final PauseTransition pause;

  QuietMoment(Duration quiet) {
    pause = new PauseTransition(quiet);
  }

  @Override
  public void restart(Runnable step) {
    pause.setOnFinished(_ -> step.run());
    pause.playFromStart();
  }

  @Override
  public void stop() {
    pause.stop();
  }
}
