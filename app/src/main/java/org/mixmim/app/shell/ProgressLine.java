package org.mixmim.app.shell;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ProgressBar;
import javafx.util.Duration;
import org.mixmim.app.task.Activities;
import org.mixmim.app.task.Activity;

/**
 * A thin line that tells how far the work is. Quick work does not make it flicker: it appears only
 * when something has gone on for a moment.
 */
final class ProgressLine extends ProgressBar {
  private static final Duration PATIENCE = Duration.millis(150);

  private final Activities activities;
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  ProgressLine(Activities activities) {
    this.activities = activities;
    getStyleClass().add("progress-line");
    setMaxWidth(Double.MAX_VALUE);
    setVisible(false);
    setMouseTransparent(true);
    setFocusTraversable(false);
    patience.setOnFinished(_ -> setVisible(!activities.running().isEmpty()));
    activities.running().addListener((ListChangeListener<Activity>) _ -> follow());
    follow();
  }

  private void follow() {
    progressProperty().unbind();
    if (activities.running().isEmpty()) {
      patience.stop();
      setVisible(false);
      // An indeterminate bar is animated even while hidden: idle must mean that nothing runs.
      setProgress(0);
    } else {
      progressProperty().bind(activities.running().getLast().progressProperty());
      if (!isVisible()) {
        patience.play();
      }
    }
  }
}
