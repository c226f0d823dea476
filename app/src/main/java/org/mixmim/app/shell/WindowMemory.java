package org.mixmim.app.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;

/** Puts the window where it was, if a screen is still there. */
final class WindowMemory {
  /**
   * Where the window was.
   *
   * @param x left edge on the screens
   * @param y top edge
   * @param width across
   * @param height down
   * @param maximised whether it filled its screen
   */
  record Bounds(double x, double y, double width, double height, boolean maximised) {}

  private static final double DEFAULT_WIDTH = 1440;
  private static final double DEFAULT_HEIGHT = 900;
  private static final double MINIMUM_WIDTH = 1100;
  private static final double MINIMUM_HEIGHT = 700;

  private static final Setting<Bounds> BOUNDS =
      Setting.of(
          "window.bounds", Bounds.class, new Bounds(0, 0, DEFAULT_WIDTH, DEFAULT_HEIGHT, false));

  private final Settings settings;

  WindowMemory(Settings settings) {
    this.settings = settings;
  }

  void restore(Stage stage) {
    stage.setMinWidth(MINIMUM_WIDTH);
    stage.setMinHeight(MINIMUM_HEIGHT);
    Bounds bounds = settings.get(BOUNDS);
    if (settings.remembers(BOUNDS)
        && !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
            .isEmpty()) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
      stage.setWidth(Math.max(MINIMUM_WIDTH, bounds.width()));
      stage.setHeight(Math.max(MINIMUM_HEIGHT, bounds.height()));
      stage.setMaximized(bounds.maximised());
    } else {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.max(MINIMUM_WIDTH, Math.min(DEFAULT_WIDTH, screen.getWidth())));
      stage.setHeight(Math.max(MINIMUM_HEIGHT, Math.min(DEFAULT_HEIGHT, screen.getHeight())));
      // On a small screen the frame that the system draws around would hang over its edge.
      stage.setMaximized(
          screen.getWidth() <= DEFAULT_WIDTH || screen.getHeight() <= DEFAULT_HEIGHT);
      stage.centerOnScreen();
    }
  }

  /** Remembers the window; a maximised one keeps the bounds it had before. */
  void remember(Stage stage) {
    Bounds old = settings.get(BOUNDS);
    settings.set(
        BOUNDS,
        stage.isMaximized() || stage.isFullScreen()
            ? new Bounds(old.x(), old.y(), old.width(), old.height(), stage.isMaximized())
            : new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
  }
}
