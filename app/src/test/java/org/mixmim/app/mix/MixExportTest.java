package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.action.Action;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.export.SourceFiles;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.Orientation;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What leaves the Mix view, from the real window with the model that comes with the program. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
class MixExportTest {

  @TempDir static Path folder;

  private final List<Photo> toClassify = new ArrayList<>();
  private TestWindow window;
  private List<Action> actions;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder.resolve(Long.toString(System.nanoTime())));
    MixView view = new MixView(window.workbench());
    view.onClassify(toClassify::addAll);
    window.open(List.of(view));
    actions = view.actions();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Action action(String name) {
    return actions.stream()
        .filter(action -> action.id().equals("mix.export." + name))
        .findFirst()
        .orElseThrow();
  }

  private void run(FxRobot robot, String name) throws TimeoutException {
    await(() -> action(name).enabled().get());
    robot.interact(() -> action(name).run());
  }

  @ParameterizedTest
  @CsvSource({"png2, png", "svg, svg", "pdf, pdf", "tensors, npz"})
  void everyKindOfExportSaysHowItWasMade(String name, String ending, FxRobot robot)
      throws TimeoutException {
    Path file = folder.resolve("out." + ending);
    window.answer(file);

    run(robot, name);

    await(() -> Files.exists(file));
    Provenance provenance = Provenance.require(file);
    assertThat(provenance.model().name()).isEqualTo("mixmim-tiny");
    assertThat(provenance.model().sha256()).hasSize(64);
    assertThat(provenance.mask().count()).isEqualTo(24);
    assertThat(provenance.seed()).isPresent();
    assertThat(SourceFiles.read(provenance.a(), List.of())).isNotEmpty();
  }

  @Test
  void theFigureHasTheSixPanesAtTheScaleAskedFor(FxRobot robot)
      throws TimeoutException, IOException {
    Path file = folder.resolve("figure4.png");
    window.answer(file);

    run(robot, "png4");

    await(() -> Files.exists(file));
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isGreaterThan(4 * 3 * 224);
    assertThat(picture.getHeight()).isGreaterThan(4 * 2 * 224);
  }

  @Test
  void thePaintHistoryBecomesAFilmThatEndsWithWhatIsShown(FxRobot robot) throws Exception {
    Path file = folder.resolve("history.gif");
    await(() -> robot.lookup(".history-entry").queryAll().size() == 1);
    for (String step : List.of("mix.pattern.HALF", "mix.clear")) {
      int before = robot.lookup(".history-entry").queryAll().size();
      robot.interact(
          () -> actions.stream().filter(a -> a.id().equals(step)).findFirst().orElseThrow().run());
      await(() -> robot.lookup(".history-entry").queryAll().size() == before + 1);
    }
    window.answer(file);

    run(robot, "film");

    await(() -> Files.exists(file));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      assertThat(reader.read(0).getWidth()).isGreaterThan(3 * 224);
    }
    assertThat(Provenance.require(file).mask().count()).isZero();
  }

  @Test
  void allPicturesAreClassifiedInOneGo(FxRobot robot) throws TimeoutException {
    run(robot, "classify");

    assertThat(toClassify)
        .hasSize(5)
        .allMatch(photo -> photo.pixels(Orientation.APPLIED).width() == 224);
    assertThat(toClassify.getFirst().name()).startsWith("Image A");
  }
}
