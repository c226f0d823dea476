package org.mixmim.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.task.Problem;
import org.mixmim.app.text.Language;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.zoo.ModelTask;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The real window, driven by mouse and from outside. */
@ExtendWith(WindowExtension.class)
class ShellTest extends ShellScreen {
  @Start
  void start(Stage primary) {
    open(primary);
  }

  @Test
  void aViewIsMadeWhenFirstShownAndKeepsItsState(FxRobot robot) {
    assertThat(first.told).containsExactly("made", "shown");
    assertThat(second.told).isEmpty();
    robot.interact(() -> robot.lookup("#content-first").queryAs(TextField.class).setText("kept"));
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
    assertThat(second.told).containsExactly("made", "shown");
    robot.clickOn("#rail-first");
    settle();
    assertThat(first.told).containsExactly("made", "shown", "hidden", "shown");
    assertThat(robot.lookup("#content-first").queryAs(TextField.class).getText()).isEqualTo("kept");
    assertThat(robot.lookup("#rail-first").queryAs(ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void aViewThatNeedsAModelGetsOneWhenFirstShown(FxRobot robot) {
    ModelSlot slot = models.slot(ModelTask.RECONSTRUCT);
    robot.interact(models::start);
    assertThat(slot.model()).isEmpty();
    assertThat(robot.lookup("#model-chip").query().isVisible()).isFalse();
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
    LoadedModelHandle used = slot.model().orElseThrow();
    assertThat(robot.lookup("#model-label").queryLabeled().getText())
        .contains(used.model().info().name())
        .endsWith(" · 16.6 M parameters");
    used.model().close();
  }

  @Test
  void aModelFileGoesToTheViewThatLooksItOver(FxRobot robot) {
    first.takeModels();
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);

    robot.interact(() -> assertThat(shell.drop(List.of(Path.of("model.safetensors")))).isTrue());

    assertThat(first.told).contains("model.safetensors for RECONSTRUCT").endsWith("shown");
    robot.interact(() -> shell.drop(List.of(Path.of("photo.jpg"))));
    assertThat(first.told).endsWith("drop 1");
  }

  @Test
  void aFileThatIsOneViewsOwnBringsThatViewForward(FxRobot robot) {
    robot.interact(() -> assertThat(shell.drop(List.of(Path.of("work.second")))).isTrue());

    assertThat(first.told).containsExactly("made", "shown", "hidden");
    assertThat(second.told).containsExactlyInAnyOrder("made", "shown", "drop 1");
  }

  @Test
  void picturesThatTheViewShownHasNoUseForGoToAnother(FxRobot robot) {
    first.refuseDrops();

    robot.interact(() -> assertThat(shell.drop(List.of(Path.of("a.png")))).isTrue());

    assertThat(second.told).containsExactlyInAnyOrder("made", "shown", "drop 1");
    second.refuseDrops();
    robot.interact(() -> assertThat(shell.drop(List.of(Path.of("a.png")))).isFalse());
  }

  @Test
  void everyViewHearsThatTheWindowCloses(FxRobot robot) {
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);

    robot.interact(stage::hide);

    assertThat(first.told).endsWith("closing");
    assertThat(second.told).endsWith("closing");
  }

  @Test
  void howLongAReconstructionTookIsSaidOnlyWhereItIsShown(FxRobot robot) {
    robot.interact(() -> status.lastRunProperty().set(new SimpleStringProperty("Done in 7 ms")));
    assertThat(robot.lookup("Done in 7 ms").tryQuery()).isEmpty();
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
    assertThat(robot.lookup("Done in 7 ms").tryQuery()).isPresent();
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT1);
    assertThat(robot.lookup("Done in 7 ms").tryQuery()).isEmpty();
  }

  @Test
  void dropsAndPastesReachTheViewShown(FxRobot robot) {
    robot.interact(
        () -> assertThat(shell.drop(List.of(Path.of("a.png"), Path.of("b.png")))).isTrue());
    robot.interact(() -> robot.lookup("#rail-first").query().requestFocus());
    press(robot, KeyCode.SHORTCUT, KeyCode.V);
    assertThat(first.told).containsExactly("made", "shown", "drop 2", "paste");
  }

  @Test
  void aSignSaysItsWordsWhenTheMouseRestsOnIt(FxRobot robot) throws TimeoutException {
    assertThat(robot.lookup("#theme-toggle").query().getAccessibleHelp())
        .as("also to who has no mouse")
        .isEqualTo(messages.of(Shell.class).get("action.theme"));
    robot.moveTo("#theme-toggle");
    await(
        () ->
            robot.listWindows().stream()
                .anyMatch(
                    window ->
                        window instanceof Tooltip words
                            && words.isShowing()
                            && words
                                .getText()
                                .equals(messages.of(Shell.class).get("action.theme"))));
  }

  @Test
  void speaksTheOtherLanguageAtOnce(FxRobot robot) {
    assertThat(robot.lookup("Ready").tryQuery()).isPresent();
    robot.interact(() -> messages.languageProperty().set(Language.CHINESE));
    assertThat(robot.lookup("就绪").tryQuery()).isPresent();
    assertThat(robot.lookup("Ready").tryQuery()).isEmpty();
    MenuButton menu = robot.lookup("#main-menu").queryAs(MenuButton.class);
    robot.interact(() -> Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING)));
    assertThat(menu.getItems()).extracting(MenuItem::getText).contains("设置", "帮助");
  }

  @Test
  void theThemeSwitchesAtOnceAndIsRemembered(FxRobot robot) {
    boolean before = appearance.darkProperty().get();
    robot.clickOn("#theme-toggle");
    settle();
    assertThat(appearance.darkProperty().get()).isNotEqualTo(before);
    robot.interact(
        () -> assertThat(new Appearance(settings).darkProperty().get()).isNotEqualTo(before));
  }

  @Test
  void aBannerOffersTheRemedyAndTheDetails(FxRobot robot) {
    StringBuilder remedied = new StringBuilder();
    robot.interact(
        () ->
            banners.show(
                new Problem(new OutOfMemoryError()),
                new Banner.Button(
                    new SimpleStringProperty("Free memory"), () -> remedied.append("yes"))));
    assertThat(robot.lookup(".banner-sentence").queryAs(Label.class).getText()).contains("memory");
    robot.clickOn("Details");
    settle();
    assertThat(robot.lookup(".banner-details").query().isVisible()).isTrue();
    robot.clickOn("Free memory");
    settle();
    assertThat(remedied).hasToString("yes");
    assertThat(banners.shown()).isEmpty();
    assertThat(robot.lookup(".banner").tryQuery()).isEmpty();
  }

  @Test
  void theSameNewsIsShownOnceAndOldNewsMakesRoom(FxRobot robot) {
    robot.interact(
        () -> {
          banners.show(Banner.Tone.INFORMATION, new SimpleStringProperty("one"));
          banners.show(Banner.Tone.INFORMATION, new SimpleStringProperty("one"));
          assertThat(banners.shown()).hasSize(1);
          for (int i = 0; i < 10; i++) {
            banners.show(Banner.Tone.WARNING, new SimpleStringProperty("news " + i));
          }
          assertThat(banners.shown()).hasSize(3);
          assertThat(banners.shown().getLast().sentence().getValue()).isEqualTo("news 9");
        });
  }

  @Test
  void aboutNamesTheVersionAndLicences(FxRobot robot) {
    press(robot, KeyCode.SHORTCUT, KeyCode.K);
    robot.interact(() -> robot.lookup("#palette-query").queryAs(TextField.class).setText("about"));
    press(robot, KeyCode.ENTER);
    assertThat(robot.lookup("Deep Java Library").tryQuery()).isPresent();
    assertThat(ProductVersion.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(robot.lookup("Close").queryAs(Button.class).isFocused()).isTrue();
  }

  @Test
  void theNextStartFindsTheWindowAndTheViewAgain(FxRobot robot) {
    press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
    robot.interact(
        () -> {
          stage.setMaximized(false);
          stage.setX(40);
          stage.setY(30);
          stage.setWidth(1150);
          stage.setHeight(720);
        });
    settle();
    robot.interact(() -> stage.hide());
    robot.interact(
        () -> {
          stage = new Stage();
          build();
        });
    settle();
    assertThat(stage.getX()).isEqualTo(40);
    assertThat(stage.getY()).isEqualTo(30);
    assertThat(stage.getWidth())
        .as("no wider than its screen, if that is a narrow one")
        .isEqualTo(Math.min(1150, Screen.getPrimary().getVisualBounds().getWidth()));
    assertThat(stage.getHeight()).isEqualTo(720);
    assertThat(robot.from(stage.getScene().getRoot()).lookup("#content-second").tryQuery())
        .isPresent();
    robot.interact(() -> stage.hide());
  }
}
