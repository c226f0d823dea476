package org.mixmim.app.x11;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.classify.ClassifyView;
import org.mixmim.app.mix.MixView;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Files dragged with the pointer from another program's window into ours. */
@Tag("x11")
@ExtendWith({PrivateDisplay.class, WindowExtension.class})
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class RealDropTest {
  private static final int SOURCE_X = 1700;
  private static final int SOURCE_Y = 400;

  @TempDir static Path folder;

  private Path home;
  private TestWindow window;

  @Start
  void start(Stage stage) throws IOException {
    home = Files.createDirectory(folder.resolve(Long.toString(System.nanoTime())));
    window = new TestWindow(stage, home);
    window.open(List.of(new MixView(window.workbench()), new ClassifyView(window.workbench())));
    stage.setWidth(1500);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aFileDroppedOnImageBTakesItsPlace(FxRobot robot) throws Exception {
    Path dark = window.picture("dark.png", 10);

    String result = drag(robot, List.of(dark), "#pane-photo-b");

    assertThat(result).isEqualTo("COPY");
    awaitText(robot, "dark.png · 300×260");
    Node name = robot.lookup("dark.png · 300×260").query();
    Bounds b = onScreen(robot.lookup("#pane-photo-b").query());
    assertThat(onScreen(name).getCenterX()).isBetween(b.getMinX(), b.getMaxX());
  }

  @Test
  void twoFilesDroppedAnywhereBecomeAAndB(FxRobot robot) throws Exception {
    String result =
        drag(
            robot,
            List.of(window.picture("dark.png", 10), window.picture("light.png", 240)),
            "#pane-mixed");

    assertThat(result).isEqualTo("COPY");
    awaitText(robot, "dark.png · 300×260");
    awaitText(robot, "light.png · 300×260");
  }

  @Test
  void textIsNotTaken(FxRobot robot) throws Exception {
    Path text = Files.writeString(home.resolve("notes.txt"), "no photograph");

    drag(robot, List.of(text), "#pane-photo-a");

    await(() -> !window.banners().shown().isEmpty());
    assertThat(window.banners().shown().getFirst().sentence().getValue()).contains("notes.txt");
  }

  @Test
  void aPictureDraggedOutOfAPaneGoesToTheOtherPhotographOnly(FxRobot robot) throws Exception {
    awaitText(robot, "astronaut.jpg · 512×512");
    Point2D a = centre(robot, "#pane-photo-a");

    move(robot, a, a.add(60, 60));
    move(robot, a, centre(robot, "#pane-mixed"));
    robot.sleep(1000);
    assertThat(robot.lookup("astronaut.jpg · 512×512").tryQuery()).isPresent();

    move(robot, a, centre(robot, "#pane-photo-b"));
    awaitText(robot, "photo-a.png · 224×224");
    assertThat(robot.lookup("astronaut.jpg · 512×512").tryQuery()).isPresent();
  }

  private static Point2D centre(FxRobot robot, String target) {
    Bounds place = onScreen(robot.lookup(target).query());
    return new Point2D(place.getCenterX(), place.getCenterY());
  }

  private static void move(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(20, 0)).moveTo(to);
    robot.sleep(500).release(MouseButton.PRIMARY);
  }

  /** Drags from the other program to a node of ours; returns how the other saw it end. */
  private String drag(FxRobot robot, List<Path> files, String target) throws Exception {
    awaitText(robot, "astronaut.jpg · 512×512");
    Process source = source(files);
    try (BufferedReader words = source.inputReader(UTF_8)) {
      assertThat(words.readLine()).isEqualTo(FilesOffered.READY);
      Point2D from =
          new Point2D(SOURCE_X + FilesOffered.SIZE / 2.0, SOURCE_Y + FilesOffered.SIZE / 2.0);
      Bounds to = onScreen(robot.lookup(target).query());
      robot.moveTo(from).press(MouseButton.PRIMARY);
      robot.moveTo(from.add(-20, 0));
      robot.moveTo(new Point2D(to.getCenterX() - 30, to.getCenterY()));
      robot.moveTo(new Point2D(to.getCenterX(), to.getCenterY()));
      robot.sleep(500).release(MouseButton.PRIMARY);
      return String.valueOf(words.readLine());
    } finally {
      source.destroy();
    }
  }

  private static Process source(List<Path> files) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.concat(
                Stream.of(
                    java,
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dprism.order=sw",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    Starter.class.getName(),
                    Integer.toString(SOURCE_X),
                    Integer.toString(SOURCE_Y)),
                files.stream().map(Path::toString))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("DISPLAY", System.getProperty(PrivateDisplay.NAME));
    return builder.start();
  }

  /** Java refuses to start from a class path with an {@code Application} as its main class. */
  static final class Starter {
    private Starter() {}

    static void main(String[] arguments) {
      FilesOffered.main(arguments);
    }
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  private static void awaitText(FxRobot robot, String text) throws Exception {
    await(() -> robot.lookup(text).tryQuery().isPresent());
  }
}
