package org.mixmim.app.shell;

import javafx.collections.ListChangeListener;
import javafx.util.Duration;
import org.mixmim.app.task.Activities;
import org.mixmim.app.task.Activity;
import org.mixmim.app.task.Countdown;

/** Does something once: a moment after what goes on in the background now has come to an end. */
final class IdleMoment {
  private static final Duration QUIET = Duration.seconds(1.5);

  private final Activities activities;
  private final Countdown quiet = new Countdown(QUIET);
  private final Runnable step;
  private final ListChangeListener<Activity> listener = _ -> follow();

  private IdleMoment(Activities activities, Runnable step) {
    this.activities = activities;
    this.step = step;
    activities.running().addListener(listener);
  }

  static void then(Activities activities, Runnable step) {
    new IdleMoment(activities, step);
  }

  private void follow() {
    quiet.stop();
    if (activities.running().isEmpty()) {
      quiet.restart(this::end);
    }
  }

  private void end() {
    activities.running().removeListener(listener);
    step.run();
  }
}
