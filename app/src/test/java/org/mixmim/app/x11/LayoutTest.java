package org.mixmim.app.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.classify.ClassifyView;
import org.mixmim.app.mix.MixView;
import org.mixmim.app.models.ModelsView;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.shell.View;
import org.mixmim.app.text.Language;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Every view at the sizes of usual screens: nothing is cut off, nothing hangs over the edge. */
@Tag("x11")
@ExtendWith({PrivateDisplay.class, WindowExtension.class})
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class LayoutTest {

  @TempDir static Path folder;

  private Stage stage;
  private TestWindow window;
  private List<View> views;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    Path home = Files.createDirectory(folder.resolve(Long.toString(System.nanoTime())));
    window = new TestWindow(stage, home);
    views =
        List.of(
            new MixView(window.workbench()),
            new ClassifyView(window.workbench()),
            new ModelsView(window.workbench(), window::library));
    window.open(views);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1100, 700, ENGLISH",
    "1280, 800, ENGLISH",
    "1280, 800, CHINESE",
    "1920, 1080, ENGLISH",
    "1920, 1080, CHINESE"
  })
  void allOfEveryViewIsToBeSeen(int width, int height, Language language, FxRobot robot)
      throws Exception {
    robot.interact(
        () -> {
          window.messages().languageProperty().set(language);
          stage.setWidth(width);
          stage.setHeight(height);
        });
    await(window::whole);
    await(() -> !robot.lookup("#psnr-B").queryAs(Label.class).getText().isEmpty());
    List<String> faults = new ArrayList<>();
    for (View view : views) {
      robot.clickOn("#rail-" + view.id());
      robot.moveTo(width / 2.0, 4);
      await(() -> window.workbench().tasks().activities().running().isEmpty());
      faults.add(view.id());
      robot.interact(() -> look(stage.getScene().getRoot(), faults));
    }
    assertThat(faults).containsExactlyElementsOf(views.stream().map(View::id).toList());
  }

  /** What is cut off or outside, below a node. */
  private static void look(Node node, List<String> faults) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.isTextTruncated()) {
      faults.add("cut off: " + labeled.getText() + " " + labeled.getStyleClass());
    }
    if (node instanceof Control && !scrolled(node) && outside(node)) {
      faults.add("outside: " + node + " " + node.localToScene(node.getBoundsInLocal()));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, faults));
    }
  }

  private static boolean scrolled(Node node) {
    return Stream.iterate(node.getParent(), parent -> parent != null, Node::getParent)
        .anyMatch(ScrollPane.class::isInstance);
  }

  private static boolean outside(Node node) {
    Scene scene = node.getScene();
    Bounds place = node.localToScene(node.getLayoutBounds());
    return place.getMinX() < -1
        || place.getMinY() < -1
        || place.getMaxX() > scene.getWidth() + 1
        || place.getMaxY() > scene.getHeight() + 1;
  }
}
