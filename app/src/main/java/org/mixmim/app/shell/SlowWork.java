package org.mixmim.app.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.util.Duration;
import org.mixmim.app.task.Activities;
import org.mixmim.app.task.Activity;
import org.mixmim.app.task.Countdown;

/**
 * What goes on in the background, once it has gone on for a moment: quick work, such as a
 * reconstruction after every painted cell, must not make the window flicker. Of work that begins
 * anew again and again, as while a mask is painted, only the last time counts.
 */
final class SlowWork {
  private static final Duration PATIENCE = Duration.millis(150);

  private final Activities activities;
  private final Countdown patience;
  private final ChangeListener<Number> begunAnew =
      (_, _, fraction) -> restart(fraction.doubleValue());
  private final ReadOnlyObjectWrapper<Optional<Activity>> newest =
      new ReadOnlyObjectWrapper<>(this, "newest", Optional.empty());

  SlowWork(Activities activities) {
    this(activities, PATIENCE);
  }

  /** Waits as long as that before it tells. */
  SlowWork(Activities activities, Duration wait) {
    this.activities = activities;
    this.patience = new Countdown(wait);
    activities.running().addListener(this::changed);
    activities.running().forEach(activity -> activity.progressProperty().addListener(begunAnew));
    follow();
  }

  private void changed(ListChangeListener.Change<? extends Activity> change) {
    while (change.next()) {
      change.getRemoved().forEach(ended -> ended.progressProperty().removeListener(begunAnew));
      change.getAddedSubList().forEach(begun -> begun.progressProperty().addListener(begunAnew));
    }
    follow();
  }

  private void restart(double fraction) {
    if (fraction == 0 && newest.get().isEmpty()) {
      patience.restart(this::tell);
    }
  }

  /** The last begun of what goes on; empty while nothing does, or not for long. */
  ReadOnlyObjectProperty<Optional<Activity>> newestProperty() {
    return newest.getReadOnlyProperty();
  }

  private void follow() {
    if (activities.running().isEmpty()) {
      patience.stop();
      newest.set(Optional.empty());
    } else if (newest.get().isPresent()) {
      tell();
    } else if (!patience.running()) {
      patience.restart(this::tell);
    }
  }

  private void tell() {
    newest.set(activities.running().reversed().stream().findFirst());
  }
}
