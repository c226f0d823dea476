package org.mixmim.app.pixels;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Draws a node at most once a frame, after layout, and only if it was asked to: while nothing
 * changes, nothing runs.
 */
final class SceneRedraw {
  private final Runnable draw;
  private final Runnable pulse = this::drawIfAsked;
  private boolean asked = true;

  SceneRedraw(Node node, Runnable draw) {
    this.draw = draw;
    node.sceneProperty().addListener((_, before, after) -> move(before, after));
  }

  void request() {
    if (!asked) {
      asked = true;
      Platform.requestNextPulse();
    }
  }

  private void move(@Nullable Scene before, @Nullable Scene after) {
    if (before != null) {
      before.removePostLayoutPulseListener(pulse);
    }
    if (after != null) {
      after.addPostLayoutPulseListener(pulse);
      asked = true;
      Platform.requestNextPulse();
    }
  }

  private void drawIfAsked() {
    if (asked) {
      asked = false;
      draw.run();
    }
  }
}
