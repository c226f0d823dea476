package org.mixmim.app.mix;

import static org.mixmim.app.screen.Screen.await;

import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import org.mixmim.app.pixels.Overlay;
import org.mixmim.app.pixels.PaneScene;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.model.mask.CellMask;
import org.testfx.api.FxRobot;

/** What tests see of the Mix view on the screen. */
final class MixScreen {

  private MixScreen() {}

  /** Waits until the window is whole and both reconstructions of the state now are in it. */
  static void awaitReconstructions(FxRobot robot) throws TimeoutException {
    await(() -> robot.lookup(".figures").tryQuery().isPresent());
    await(
        () ->
            !text(robot, "#psnr-A").isEmpty()
                && !text(robot, "#psnr-B").isEmpty()
                && scene(robot, "#pane-reconstruction-b").frame().isPresent());
  }

  static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  static PixelPane pane(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(PixelPane.class);
  }

  static PaneScene scene(FxRobot robot, String id) {
    return pane(robot, id).shownProperty().get();
  }

  static CellMask mask(FxRobot robot) {
    return scene(robot, "#pane-mixed").overlays().stream()
        .filter(Overlay.Cells.class::isInstance)
        .map(Overlay.Cells.class::cast)
        .flatMap(cells -> cells.fromB().stream())
        .findFirst()
        .orElseThrow();
  }

  /** A point of the mixture that lies in a cell. */
  static Point2D cell(FxRobot robot, int row, int column) {
    PixelPane pane = pane(robot, "#pane-mixed");
    double side = Math.min(pane.getWidth(), pane.getHeight());
    return pane.localToScreen(
        (pane.getWidth() - side) / 2 + (column + 0.5) * side / 7,
        (pane.getHeight() - side) / 2 + (row + 0.5) * side / 7);
  }
}
