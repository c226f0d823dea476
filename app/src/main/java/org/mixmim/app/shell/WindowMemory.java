package org.mixmim.app.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.mixmim.app.scroll.ScrollArea;
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
  private static final double TITLE_BAR = 40;

  private static final Setting<Bounds> BOUNDS =
      Setting.of(
          "window.bounds", Bounds.class, new Bounds(0, 0, DEFAULT_WIDTH, DEFAULT_HEIGHT, false));

  private final Settings settings;

  WindowMemory(Settings settings) {
    this.settings = settings;
  }

  void restore(Stage stage) {
    Bounds bounds = settings.get(BOUNDS);
    List<Screen> there =
        Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height());
    boolean again = settings.remembers(BOUNDS) && !there.isEmpty();
    Rectangle2D screen = (again ? there.getFirst() : Screen.getPrimary()).getVisualBounds();
    stage.setMinWidth(Math.min(MINIMUM_WIDTH, screen.getWidth()));
    // Window managers that count the least height without the title bar add it.
    stage.setMinHeight(
        screen.getHeight() < MINIMUM_HEIGHT ? screen.getHeight() - TITLE_BAR : MINIMUM_HEIGHT);
    if (again) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
      stage.setWidth(within(screen.getWidth(), MINIMUM_WIDTH, bounds.width()));
      stage.setHeight(within(screen.getHeight(), MINIMUM_HEIGHT, bounds.height()));
      stage.setMaximized(bounds.maximised());
    } else {
      stage.setWidth(Math.min(DEFAULT_WIDTH, screen.getWidth()));
      stage.setHeight(Math.min(DEFAULT_HEIGHT, screen.getHeight()));
      // On a small screen the frame that the system draws around would hang over its edge.
      stage.setMaximized(
          screen.getWidth() <= DEFAULT_WIDTH || screen.getHeight() <= DEFAULT_HEIGHT);
      stage.centerOnScreen();
    }
  }

  /** A length as it was, but all of a screen that is too small for the usual least. */
  private static double within(double screen, double least, double length) {
    return screen < least ? screen : Math.max(least, length);
  }

  /** What fills the window, in an area that scrolls where the screen is too low for all of it. */
  static Region scrolledIfLow(Stage stage, Region frame) {
    if (stage.getMinHeight() >= MINIMUM_HEIGHT) {
      return frame;
    }
    frame.setMinHeight(MINIMUM_HEIGHT - TITLE_BAR);
    ScrollArea area = new ScrollArea(frame);
    area.setFitToWidth(true);
    area.setFitToHeight(true);
    return area;
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
