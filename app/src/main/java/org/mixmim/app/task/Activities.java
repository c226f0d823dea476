package org.mixmim.app.task;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All work that goes on in the background now. Used on the JavaFX thread. */
public final class Activities {
  private final ObservableList<Activity> running = FXCollections.observableArrayList();
  // One wrapper for good: a listener on a passing one would be collected with it.
  private final ObservableList<Activity> runningView =
      FXCollections.unmodifiableObservableList(running);

  /** Starts with nothing going on. */
  public Activities() {}

  /**
   * What goes on, oldest first.
   *
   * @return a live view that cannot be changed
   */
  public ObservableList<Activity> running() {
    return runningView;
  }

  /** Asks everything to stop. */
  public void cancelAll() {
    List.copyOf(running).forEach(Activity::cancel);
  }

  void add(Activity activity) {
    running.add(activity);
  }

  void remove(Activity activity) {
    running.remove(activity);
  }
}
