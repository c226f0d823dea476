package org.mixmim.app.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.settle;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // open() runs before every test.
final class WipeHandleTest {
  private static final int SIDE = 280;

  private final PaneCamera camera = new PaneCamera();
  private final DoubleProperty share = new SimpleDoubleProperty(0.5);
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private final AtomicInteger escapes = new AtomicInteger();
  private PixelPane pane;
  private WipeHandle handle;

  @Start
  void open(Stage stage) {
    pane = new PixelPane(camera, new CellHover());
    pane.setPrefSize(SIDE, SIDE);
    pane.setGrid(7, 7);
    pane.show(PaneScene.of(PixelFrame.ofOpaque(7, 7, new int[49]), Sampling.NEAREST));
    handle =
        new WipeHandle(
            pane, share, shown, value -> String.format(Locale.ROOT, "%.0f %%", 100 * value));
    Scene scene = new Scene(new Group(pane), SIDE, SIDE);
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            escapes.incrementAndGet();
          }
        });
    stage.setScene(scene);
    stage.show();
  }

  private void focus(FxRobot robot) {
    robot.interact(handle::requestFocus);
    settle();
  }

  @Test
  void arrowsMoveItByAStepAndShiftOrPageByMore(FxRobot robot) {
    focus(robot);

    robot.type(KeyCode.LEFT);
    assertThat(share.get()).isEqualTo(0.45);
    robot.type(KeyCode.RIGHT, 3);
    assertThat(share.get()).isEqualTo(0.6);
    robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
    assertThat(share.get()).isEqualTo(0.4);
    robot.type(KeyCode.PAGE_UP).type(KeyCode.PAGE_UP).type(KeyCode.PAGE_DOWN);
    assertThat(share.get()).isEqualTo(0.6);
  }

  @Test
  void itGoesToBothEndsAndNoFurther(FxRobot robot) {
    focus(robot);

    robot.type(KeyCode.HOME).type(KeyCode.LEFT);
    assertThat(share.get()).isZero();
    robot.type(KeyCode.END).type(KeyCode.RIGHT);
    assertThat(share.get()).isEqualTo(1);
    assertThat(handle.getBoundsInParent().getCenterX()).isEqualTo(SIDE);
  }

  @Test
  void theKeyboardReachesItBehindItsPane(FxRobot robot) {
    robot.interact(pane::requestFocus);

    robot.type(KeyCode.TAB);

    assertThat(handle.isFocused()).isTrue();
    assertThat(handle.isFocusVisible()).isTrue();
  }

  @Test
  void thePaneBelowKeepsStillAndEscapeIsLeftToTheWindow(FxRobot robot) {
    focus(robot);

    robot.type(KeyCode.UP).type(KeyCode.DOWN).type(KeyCode.LEFT).type(KeyCode.ESCAPE);

    assertThat(pane.walkingProperty().get()).isFalse();
    assertThat(handle.isFocused()).isTrue();
    assertThat(escapes).hasValue(1);
  }

  @Test
  void itSpeaksAndMovesAsASlider(FxRobot robot) {
    assertThat(handle.getAccessibleRole()).isEqualTo(AccessibleRole.SLIDER);
    assertThat(handle.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)).isEqualTo("50 %");

    robot.interact(() -> handle.executeAccessibleAction(AccessibleAction.INCREMENT));

    assertThat(handle.queryAccessibleAttribute(AccessibleAttribute.VALUE)).isEqualTo(0.55);
    assertThat(handle.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)).isEqualTo("55 %");
  }

  @Test
  void aClickTakesTheKeyboardAndTheEndGivesItToThePane(FxRobot robot) {
    robot.clickOn(handle);
    assertThat(handle.isFocused()).isTrue();

    robot.interact(() -> shown.set(false));
    settle();

    assertThat(pane.isFocused()).isTrue();
  }

  @Test
  void draggingItIsNoDragOfThePicture(FxRobot robot) {
    AtomicInteger drags = new AtomicInteger();
    robot.interact(() -> pane.setOnDragDetected(_ -> drags.incrementAndGet()));

    robot.drag(handle, MouseButton.PRIMARY).moveBy(20, 0).moveBy(20, 0).drop();

    assertThat(share.get()).isBetween(0.6, 0.7);
    assertThat(drags).hasValue(0);
  }

  @Test
  void aDoubleClickFitsThePictureAsOnThePane(FxRobot robot) {
    robot.interact(() -> camera.zoomAround(2, 0.5, 0.5));

    robot.doubleClickOn(handle);

    assertThat(camera.view().zoom()).isEqualTo(1);
  }
}
