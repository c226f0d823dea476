package org.mixmim.app.classify;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A bar that is filled by a share and glides when the share changes. */
final class ScoreBar extends Region {
  private static final Duration GLIDE = Duration.millis(220);
  private static final double HEIGHT = 8;

  private final Region fill = new Region();
  private final DoubleProperty share = new SimpleDoubleProperty(this, "share");
  private final Timeline glide = new Timeline();

  ScoreBar() {
    getStyleClass().add("score-bar");
    fill.getStyleClass().add("score-fill");
    fill.setManaged(false);
    getChildren().add(fill);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    share.subscribe(_ -> requestLayout());
  }

  /** Moves to a share of 0 to 1; at once where the system asks for little motion. */
  void moveTo(double newShare) {
    glide.stop();
    if (getScene() == null || Platform.getPreferences().isReducedMotion()) {
      share.set(newShare);
      return;
    }
    glide
        .getKeyFrames()
        .setAll(new KeyFrame(GLIDE, new KeyValue(share, newShare, Interpolator.EASE_BOTH)));
    glide.playFromStart();
  }

  @Override
  protected void layoutChildren() {
    // A score of a few per mille stays visible as a dot.
    double width = share.get() <= 0 ? 0 : Math.max(HEIGHT / 2, getWidth() * share.get());
    fill.resizeRelocate(0, 0, width, getHeight());
  }
}
