package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.mix.MixScreen.text;
import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the row of settled states says of the models through which they were seen. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class HistoryBarTest {
  private static final MixSamples.NoteModel TINY = new MixSamples.NoteModel("mixmim-tiny", false);
  private static final String EVERYDAY = "mixmim-tiny-everyday";
  private static final MixSamples.NoteModel OWN = new MixSamples.NoteModel("my-own", false);

  @TempDir Path folder;

  private final MixSamples.HandClock clock = new MixSamples.HandClock();
  private TestWindow window;
  private MixViewModel model;
  private MixPanes panes;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder);
    Wording words = new Wording(window.messages(), window.workbench().models());
    model = MixSamples.viewModel(Tasks.sameThread(), clock);
    panes = new MixPanes(model, words);
    HistoryBar bar =
        new HistoryBar(
            model, words, panes, new SimpleBooleanProperty(false), window.workbench().paint());
    stage.setScene(new Scene(new VBox(bar.node()), 900, 80));
    stage.show();
  }

  @AfterEach
  void close() {
    window.close();
  }

  /** Two states that were seen through one model, and the newer of them through another. */
  @BeforeEach
  void begin(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          window.workbench().models().refresh();
          model.setPhotos(MixSamples.photo("dark", 20), MixSamples.photo("light", 230));
          model.modelProperty().set(Optional.of(TINY));
          clock.pass();
          model.setPattern(MaskOrigin.HALF);
          clock.pass();
          model.modelProperty().set(Optional.of(OWN));
          clock.pass();
        });
    await(() -> robot.lookup(".history-entry").queryAll().size() == 3);
    await(() -> !window.workbench().models().cards().isEmpty());
  }

  private void compare(FxRobot robot, int entry) {
    robot.interact(
        () -> panes.comparedProperty().set(Optional.of(model.log().entries().get(entry))));
  }

  @Test
  void aComparisonNamesAModelAsTheWindowDoes(FxRobot robot) {
    compare(robot, 1);

    assertThat(text(robot, "#history-note")).endsWith("Half · MixMIM Tiny");
    assertThat(robot.lookup("#history-note").queryAs(Label.class).isTextTruncated()).isFalse();
    assertThat(robot.lookup(".history-entry").<Node>queryAll())
        .anyMatch(entry -> entry.getAccessibleText().contains("MixMIM Tiny."));
  }

  @Test
  void aModelThatHasNoCardKeepsItsOwnName(FxRobot robot) {
    robot.interact(() -> model.modelProperty().set(Optional.of(TINY)));

    compare(robot, 0);

    assertThat(text(robot, "#history-note")).endsWith("Half · my-own");
  }

  @Test
  void itNamesThemInTheLanguageSpoken(FxRobot robot) {
    robot.interact(
        () -> {
          model.modelProperty().set(Optional.of(new MixSamples.NoteModel(EVERYDAY, false)));
          clock.pass();
          model.modelProperty().set(Optional.of(OWN));
          window.messages().languageProperty().set(Language.CHINESE);
        });

    compare(robot, 0);

    assertThat(text(robot, "#history-note")).endsWith("MixMIM Tiny 日常物品");
  }

  @Test
  void anEntryOfAnotherModelSaysWhoseItIsUntilTheNextChange(FxRobot robot) {
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();

    robot.interact(() -> model.recall(model.log().entries().getLast().state()));
    assertThat(text(robot, "#history-note"))
        .isEqualTo("Made with MixMIM Tiny, now shown by my-own");
    compare(robot, 1);
    assertThat(text(robot, "#history-note")).startsWith("Left of the line");
    robot.interact(() -> panes.comparedProperty().set(Optional.empty()));
    assertThat(text(robot, "#history-note")).startsWith("Made with");

    robot.interact(model::invert);
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();
  }

  @Test
  void anEntryOfTheModelInUseNeedsNoWord(FxRobot robot) {
    robot.interact(() -> model.recall(model.log().entries().getLast().state()));
    robot.interact(() -> model.modelProperty().set(Optional.of(TINY)));
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();
  }

  @Test
  void anotherModelForWhatIsShownIsNoLookBack(FxRobot robot) {
    robot.interact(() -> model.modelProperty().set(Optional.of(TINY)));
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();
  }

  @Test
  void aLongNameKeepsWithinTheRow(FxRobot robot) {
    String name = "a-very-long-name-".repeat(10);
    robot.interact(
        () -> {
          model.recall(model.log().entries().getLast().state());
          model.modelProperty().set(Optional.of(new MixSamples.NoteModel(name, false)));
        });

    assertThat(text(robot, "#history-note")).endsWith(name);
    for (double width : new double[] {900, 1200, 700}) {
      Node note = robot.lookup("#history-note").query();
      robot.interact(() -> note.getScene().getWindow().setWidth(width));
      settle();
      assertThat(note.localToScene(note.getLayoutBounds()).getMaxX())
          .as("in a window of %s", width)
          .isLessThanOrEqualTo(note.getScene().getWidth());
    }
  }
}
