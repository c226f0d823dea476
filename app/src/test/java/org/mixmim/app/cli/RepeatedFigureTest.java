package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.app.action.Action;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.mix.MixView;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.text.Language;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the window exports, the command line repeats. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class RepeatedFigureTest {

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

  /** The fastest kernels are searched for once, and others round in another way. */
  @BeforeAll
  static void findKernels(@TempDir Path elsewhere) {
    Cli.in(elsewhere).run("doctor");
  }

  private void run(FxRobot robot, String id) throws TimeoutException {
    Action action =
        view.actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    await(() -> action.enabled().get());
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
    await(() -> Files.exists(figure));

    Cli.Run run = Cli.in(folder).run("reconstruct", "--from", figure, "-o", again);

    assertRepeated(run, figure, again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png1", "svg", "pdf"})
  void aPictureWithoutAFileTravelsWithTheFigure(String format, FxRobot robot) throws Exception {
    Path figure = folder.resolve("figure." + format.replaceAll("\\d", ""));
    Path again = folder.resolve("again." + format.replaceAll("\\d", ""));
    window.answer(figure);
    robot.interact(() -> view.paste(clipboard()));
    await(() -> robot.lookup("Pasted image · 320×240").tryQuery().isPresent());
    run(robot, "mix.export." + format);
    await(() -> Files.exists(figure));

    Cli.Run told = Cli.in(folder).run("info", figure);
    Cli.Run run = Cli.in(folder).run("reconstruct", "--from", figure, "-o", again);

    assertThat(told.out()).contains("lies within this file");
    assertRepeated(run, figure, again);
  }

  private static Clipboard clipboard() {
    WritableImage image = new WritableImage(320, 240);
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        image.getPixelWriter().setColor(x, y, Color.rgb(x % 256, 64, y));
      }
    }
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    Clipboard clipboard = Clipboard.getSystemClipboard();
    clipboard.setContent(content);
    return clipboard;
  }

  private static void assertRepeated(Cli.Run run, Path figure, Path again) {
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Provenance.require(again)).isEqualTo(Provenance.require(figure));
    if (figure.toString().endsWith("png")) {
      assertThat(ImageFiles.read(again, Orientation.AS_STORED))
          .isEqualTo(ImageFiles.read(figure, Orientation.AS_STORED));
    } else {
      assertThat(again).hasSameBinaryContentAs(figure);
    }
  }
}
