package org.mixmim.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The real window, driven by keyboard alone. */
@ExtendWith(WindowExtension.class)
class ShellKeysTest extends ShellScreen {
  private static final KeyCode[] TAB = {KeyCode.TAB};
  private static final KeyCode[] BACK = {KeyCode.SHIFT, KeyCode.TAB};

  @Start
  void start(Stage primary) {
    open(primary);
  }

  @Test
  void thePaletteFindsAndRunsByKeyboardAlone(FxRobot robot) {
    press(robot, KeyCode.SHORTCUT, KeyCode.K);
    TextField query = robot.lookup("#palette-query").queryAs(TextField.class);
    assertThat(query.isFocused()).isTrue();
    robot.interact(() -> query.setText("swse"));
    ListView<ActionRegistry.Entry> list = robot.lookup("#palette-list").queryListView();
    assertThat(list.getSelectionModel().getSelectedItem().action().id()).isEqualTo("second.swap");
    press(robot, KeyCode.ENTER);
    assertThat(robot.lookup("#palette-query").tryQuery()).isEmpty();
    assertThat(second.told).containsExactly("made", "shown", "swap");
  }

  @Test
  void escapeClosesThePaletteAndGivesTheFocusBack(FxRobot robot) {
    robot.clickOn("#content-first");
    press(robot, KeyCode.SHORTCUT, KeyCode.K);
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#palette-query").tryQuery()).isEmpty();
    assertThat(robot.lookup("#content-first").queryAs(TextField.class).isFocused()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("openings")
  void tabStaysWithinACardSoThatEscapeClosesIt(KeyCode[] opening, FxRobot robot) {
    press(robot, opening);
    Node card = robot.lookup(".overlay-card").query();

    for (KeyCode[] step : List.of(TAB, TAB, BACK, BACK, BACK)) {
      press(robot, step);
      Node focused = stage.getScene().getFocusOwner();
      assertThat(Stream.iterate(focused, n -> n != null, Node::getParent)).contains(card);
    }

    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup(".overlay-card").tryQuery()).isEmpty();
  }

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of((Object) new KeyCode[] {KeyCode.F1}),
        Arguments.of((Object) new KeyCode[] {KeyCode.SHORTCUT, KeyCode.K}));
  }

  @Test
  void escapeIsNotForANotice(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          // The headless screen fails to draw a popup that hangs over its lower edge.
          stage.setMaximized(false);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1100);
          stage.setHeight(880);
        });
    press(robot, KeyCode.F1);
    robot.interact(() -> banners.tell(new SimpleStringProperty("Saved.")));
    await(() -> robot.lookup("Saved.").tryQuery().isPresent());

    press(robot, KeyCode.ESCAPE);

    assertThat(robot.lookup(".overlay-card").tryQuery()).isEmpty();
    assertThat(robot.lookup("Saved.").tryQuery()).isPresent();
  }

  @Test
  void aClickOnACardsShadowIsOneBesideIt(FxRobot robot) {
    press(robot, KeyCode.F1);
    Node card = robot.lookup(".overlay-card").query();
    Bounds place = card.localToScreen(card.getLayoutBounds());

    robot.clickOn(place.getMinX() + 20, place.getMinY() + 20);
    assertThat(robot.lookup(".overlay-card").tryQuery()).isPresent();
    robot.clickOn(place.getMinX() - 8, place.getCenterY());
    assertThat(robot.lookup(".overlay-card").tryQuery()).isEmpty();
  }

  @Test
  void singleLettersAreActionsExceptWhileTyping(FxRobot robot) {
    robot.clickOn("#content-first");
    press(robot, KeyCode.X);
    assertThat(first.told).doesNotContain("swap");
    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    press(robot, KeyCode.X);
    assertThat(first.told).contains("swap");
  }

  @Test
  void undoAndRedoReachTheViewShown(FxRobot robot) {
    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    press(robot, KeyCode.SHORTCUT, KeyCode.Z);
    press(robot, KeyCode.SHORTCUT, KeyCode.Y);
    assertThat(first.told).containsExactly("made", "shown", "undo", "redo", "undo", "redo");
  }

  @Test
  void plusAndMinusAreFoundWhereverTheKeyboardHasThem(FxRobot robot) {
    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    press(robot, KeyCode.SHORTCUT, KeyCode.PLUS);
    press(robot, KeyCode.SHORTCUT, KeyCode.EQUALS);
    press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.EQUALS);
    press(robot, KeyCode.SHORTCUT, KeyCode.ADD);
    press(robot, KeyCode.SHORTCUT, KeyCode.MINUS);
    press(robot, KeyCode.SHORTCUT, KeyCode.SUBTRACT);
    assertThat(first.told).containsExactly("made", "shown", "in", "in", "in", "in", "out", "out");
    assertThat(second.told).isEmpty();
  }

  @Test
  void theShortcutSheetListsTheKeysOfTheViewShown(FxRobot robot) {
    press(robot, KeyCode.F1);
    assertThat(robot.lookup("Swap in first").tryQuery()).isPresent();
    assertThat(robot.lookup("Swap in second").tryQuery()).isEmpty();
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("Swap in first").tryQuery()).isEmpty();
  }

  @Test
  void aQuestionMarkOpensTheShortcutSheetExceptWhileTyping(FxRobot robot) {
    robot.clickOn("#content-first");
    typeQuestionMark(robot);
    assertThat(robot.lookup("Swap in first").tryQuery()).isEmpty();

    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    typeQuestionMark(robot);
    assertThat(robot.lookup("Swap in first").tryQuery()).isPresent();
    assertThat(robot.lookup("F1, ?").tryQuery()).as("listed").isPresent();
  }

  /** Whichever keys make it: the test's keyboard need not have it. */
  private static void typeQuestionMark(FxRobot robot) {
    robot.interact(
        () -> {
          Scene scene = robot.targetWindow().getScene();
          Event.fireEvent(
              Objects.requireNonNull(scene.getFocusOwner()),
              new KeyEvent(
                  KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
        });
  }

  @Test
  void theMenuOpensByKeyboard(FxRobot robot) {
    press(robot, KeyCode.F10);
    MenuButton menu = robot.lookup("#main-menu").queryAs(MenuButton.class);
    assertThat(menu.isShowing()).isTrue();
    assertThat(menu.getItems()).extracting(MenuItem::getText).contains("File", "Picture", "Help");
    press(robot, KeyCode.ESCAPE);
    assertThat(menu.isShowing()).isFalse();
  }

  @Test
  void theKeysOfAMenuThatWasOpenDoNothingElsewhere(FxRobot robot) {
    for (String menu : List.of("#main-menu", "#export-menu")) {
      MenuButton button = robot.lookup(menu).queryAs(MenuButton.class);
      robot.interact(button::show);
      robot.interact(button::hide);
    }
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
    robot.interact(() -> robot.lookup("#rail-second").query().requestFocus());

    press(robot, KeyCode.X);
    press(robot, KeyCode.F1);
    press(robot, KeyCode.X);

    assertThat(first.told).doesNotContain("swap");
    assertThat(second.told).containsOnlyOnce("swap");
  }

  @Test
  void presenterModeHidesTheChromeAndEscapeBringsItBack(FxRobot robot) {
    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    press(robot, KeyCode.F11);
    assertThat(robot.lookup("#rail-first").query().getParent().isVisible()).isFalse();
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#rail-first").query().getParent().isVisible()).isTrue();
    press(robot, KeyCode.F11);
    robot.interact(() -> stage.setFullScreen(false));
    assertThat(robot.lookup("#rail-first").query().getParent().isVisible())
        .as("whoever leaves full screen leaves presenter mode")
        .isTrue();
  }
}
