package org.mixmim.app.shell;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.mixmim.app.task.Activity;

/**
 * A thin line that tells how far the work is, if it takes long.
 *
 * <p>JavaFX's own progress bar cuts its corners with an effect that is looked up in a native
 * library when it is first drawn. At a start libtorch is being loaded just then, and the system
 * lets nobody look up anything meanwhile: the whole window would stand still.
 */
final class ProgressLine extends Region {
  private static final Duration SWEEP = Duration.seconds(2);
  private static final double UNKNOWN_SHARE = 0.2;

  private final Region bar = new Region();
  private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", 0);
  private final DoubleProperty place = new SimpleDoubleProperty(this, "place", 0);
  private final Timeline sweep =
      new Timeline(
          new KeyFrame(Duration.ZERO, new KeyValue(place, 0)),
          new KeyFrame(SWEEP, new KeyValue(place, 1)));

  ProgressLine(SlowWork work) {
    getStyleClass().add("progress-line");
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    bar.getStyleClass().add("bar");
    getChildren().add(bar);
    setMaxWidth(Double.MAX_VALUE);
    setMouseTransparent(true);
    sweep.setAutoReverse(true);
    sweep.setCycleCount(Animation.INDEFINITE);
    place.subscribe(this::requestLayout);
    progress.subscribe(this::moved);
    visibleProperty().subscribe(this::moved);
    work.newestProperty().subscribe(this::follow);
  }

  private void follow(Optional<Activity> work) {
    setVisible(work.isPresent());
    progress.unbind();
    work.ifPresentOrElse(
        activity -> progress.bind(activity.progressProperty()), () -> progress.set(0));
  }

  private void moved() {
    // Only where it can be seen: idle must mean that nothing runs.
    if (isVisible() && unknown()) {
      sweep.play();
    } else {
      sweep.stop();
    }
    requestLayout();
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  private boolean unknown() {
    return progress.get() < 0;
  }

  @Override
  protected void layoutChildren() {
    double length = getWidth() * (unknown() ? UNKNOWN_SHARE : Math.min(1, progress.get()));
    double start = unknown() ? place.get() * (getWidth() - length) : 0;
    bar.resizeRelocate(start, 0, length, getHeight());
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> progress.get();
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> 1.0;
      case INDETERMINATE -> unknown();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
