package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.action.Action;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.mix.MixView;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.text.Language;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window exports, the command line repeats. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class RepeatedFigureTest {
  private static final int PATIENCE = 60;

  @TempDir Path folder;

  private TestWindow window;
  private MixView view;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder);
    view = new MixView(window.workbench());
    window.open(List.of(view));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void run(FxRobot robot, String id) throws TimeoutException {
    Action action =
        view.actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> action.enabled().get());
    robot.interact(action::run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "png | mix.export.png1",
        "png | mix.both, mix.error, mix.paste, mix.export.png2",
        "png | mix.pattern.HALF, mix.swap, mix.export.dark, mix.export.captions, mix.export.png4",
        "svg | mix.export.svg",
        "pdf | mix.reroll, mix.export.pdf",
      })
  void theCommandLineRepeatsAFigureOfTheWindowPixelForPixel(
      String ending, String steps, FxRobot robot) throws TimeoutException, IOException {
    robot.interact(() -> window.messages().languageProperty().set(Language.CHINESE));
    Path figure = folder.resolve("figure." + ending);
    Path again = folder.resolve("again." + ending);
    window.answer(figure);
    for (String step : steps.split(", ", -1)) {
      run(robot, step);
    }
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> Files.exists(figure));

    Cli.Run run = Cli.in(folder).run("reconstruct", "--from", figure, "-o", again);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Provenance.require(again)).isEqualTo(Provenance.require(figure));
    if (ending.equals("png")) {
      assertThat(ImageFiles.read(again, Orientation.AS_STORED))
          .isEqualTo(ImageFiles.read(figure, Orientation.AS_STORED));
    } else {
      assertThat(again).hasSameBinaryContentAs(figure);
    }
  }
}
