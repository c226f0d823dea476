package org.mixmim.app.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.settle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
final class PixelPaneTest {
  private static final int SIDE = 280;

  private final PaneCamera camera = new PaneCamera();
  private final CellHover hover = new CellHover();
  private final List<String> strokes = new ArrayList<>();

  /** Cells that have nothing to erase. */
  private final Set<Cell> kept = new HashSet<>();

  @Start
  void open(Stage stage) {
    Group panes = new Group(new HBox(pane("left"), pane("right")));
    stage.setScene(new Scene(panes, 2 * SIDE, SIDE));
    stage.show();
  }

  private PixelPane pane(String id) {
    PixelPane pane = new PixelPane(camera, hover);
    pane.setId(id);
    pane.setPrefSize(SIDE, SIDE);
    pane.setGrid(7, 7);
    pane.setCellText(cell -> "row " + (cell.row() + 1) + ", column " + (cell.column() + 1));
    pane.setBrush(
        new CellBrush() {
          @Override
          public boolean start(Cell cell, boolean erase) {
            strokes.add((erase ? "erase " : "paint ") + text(cell));
            return !kept.contains(cell);
          }

          @Override
          public void over(Cell cell) {
            strokes.add(text(cell));
          }

          @Override
          public void finish() {
            strokes.add("done");
          }

          @Override
          public void toggle(Cell cell) {
            strokes.add("toggle " + text(cell));
          }
        });
    int[] pixels = new int[49];
    Arrays.setAll(pixels, i -> 0xff000000 | (i * 5));
    pane.show(PaneScene.of(PixelFrame.ofOpaque(7, 7, pixels), Sampling.NEAREST));
    return pane;
  }

  private static String text(Cell cell) {
    return cell.row() + "," + cell.column();
  }

  @BeforeEach
  void awaitTheWindow() {
    settle();
  }

  @Test
  void paintsEveryCellOfAFastStrokeAndTellsItsEnd(FxRobot robot) {
    robot.moveTo(at(robot, 0, 0)).press(MouseButton.PRIMARY);
    robot.moveTo(at(robot, 0, 3)).release(MouseButton.PRIMARY);

    assertThat(strokes).containsExactly("paint 0,0", "0,1", "0,2", "0,3", "done");
  }

  @Test
  void aStrokeReachesWhereTheButtonIsReleased(FxRobot robot) {
    Node pane = robot.lookup("#left").query();
    double cell = pane.getBoundsInLocal().getWidth() / 7;
    robot.interact(
        () -> {
          mouse(pane, MouseEvent.MOUSE_PRESSED, 0.5 * cell, 100, false);
          mouse(pane, MouseEvent.MOUSE_RELEASED, 6.5 * cell, 100, false);
        });

    assertThat(strokes).hasSize(8).endsWith("done");
  }

  @Test
  void erasesWithTheRightButtonAndWithShift(FxRobot robot) {
    robot.moveTo(at(robot, 2, 2)).press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
    // The headless robot does not join keys and buttons, so Shift and the wheel come as events.
    robot.interact(() -> shiftClick(robot.lookup("#left").query(), 100, 100));

    assertThat(strokes).containsExactly("erase 2,2", "done", "erase 2,2", "done");
  }

  @Test
  void aRightClickThatChangesNothingAsksForTheMenu(FxRobot robot) {
    List<String> menus = new ArrayList<>();
    kept.add(new Cell(3, 3));
    robot
        .lookup("#left")
        .query()
        .setOnContextMenuRequested(
            event -> menus.add(event.isKeyboardTrigger() ? "by key" : "by mouse"));

    robot.moveTo(at(robot, 2, 2)).press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
    assertThat(menus).isEmpty();
    robot.moveTo(at(robot, 3, 3)).press(MouseButton.SECONDARY);
    assertThat(menus).isEmpty();
    robot.moveTo(at(robot, 3, 4)).release(MouseButton.SECONDARY);
    assertThat(menus).isEmpty();
    robot.moveTo(at(robot, 3, 3)).press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);

    assertThat(menus).containsExactly("by mouse");
  }

  @Test
  void lightsTheCellUnderThePointerForAllPanes(FxRobot robot) {
    robot.moveTo(at(robot, 4, 5));

    assertThat(hover.cell()).contains(new Cell(4, 5));
  }

  @Test
  void zoomsBothPanesAroundThePointer(FxRobot robot) {
    robot.interact(() -> wheel(robot.lookup("#left").query(), 260, 260, 160));
    settle();

    assertThat(camera.view().zoom()).isGreaterThan(1.5);
    assertThat(hover.cell()).contains(new Cell(6, 6));
    assertThat(pixels(robot, "#left").get(SIDE - 5))
        .isEqualTo(pixels(robot, "#right").get(SIDE - 5));
    assertThat(pixels(robot, "#left").getFirst()[SIDE / 2]).isNotEqualTo(0xff000000 | 15);
  }

  @Test
  void walksByKeyboardTogglesAndSpeaks(FxRobot robot) {
    PixelPane pane = robot.lookup("#left").queryAs(PixelPane.class);
    robot.interact(pane::requestFocus);

    robot.type(KeyCode.RIGHT, 3).type(KeyCode.DOWN).type(KeyCode.SPACE);

    assertThat(strokes).containsExactly("toggle 1,2");
    assertThat(pane.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .isEqualTo("row 2, column 3");
  }

  @Test
  void drawsOnlyWhenSomethingChanged(FxRobot robot) {
    PixelPane pane = robot.lookup("#left").queryAs(PixelPane.class);
    int before = pane.redraws();

    for (int i = 0; i < 5; i++) {
      robot.interact(Platform::requestNextPulse);
      settle();
    }
    assertThat(pane.redraws()).isEqualTo(before);

    robot.interact(
        () -> {
          pane.setGrid(7, 7);
          pane.show(pane.shownProperty().get().with(pane.shownProperty().get().overlays()));
        });
    settle();
    assertThat(pane.redraws()).as("the same once more").isEqualTo(before);

    robot.interact(() -> camera.zoomAround(2, 0.5, 0.5));
    settle();
    assertThat(pane.redraws()).isEqualTo(before + 1);
  }

  @Test
  void showsThePixelsExactly(FxRobot robot) {
    List<int[]> rows = pixels(robot, "#left");

    assertThat(rows).hasSize(SIDE);
    for (int y = 0; y < SIDE; y += 9) {
      for (int x = 0; x < SIDE; x += 7) {
        int expected = 0xff000000 | ((y / 40 * 7 + x / 40) * 5);
        assertThat(rows.get(y)[x]).isEqualTo(expected);
      }
    }
  }

  private static void shiftClick(Node node, double x, double y) {
    mouse(node, MouseEvent.MOUSE_PRESSED, x, y, true);
    mouse(node, MouseEvent.MOUSE_RELEASED, x, y, true);
  }

  private static void mouse(
      Node node, EventType<MouseEvent> type, double x, double y, boolean shift) {
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            shift,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private static void wheel(Node node, double x, double y, double delta) {
    Event.fireEvent(
        node,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private static List<int[]> pixels(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(PixelPane.class).pixelRows();
  }

  private static Point2D at(FxRobot robot, int row, int column) {
    PixelPane pane = robot.lookup("#left").queryAs(PixelPane.class);
    return pane.localToScreen(column * 40 + 20, row * 40 + 20);
  }
}
