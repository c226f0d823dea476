package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.mix.MixScreen.awaitReconstructions;
import static org.mixmim.app.mix.MixScreen.cell;
import static org.mixmim.app.mix.MixScreen.mask;
import static org.mixmim.app.mix.MixScreen.pane;
import static org.mixmim.app.mix.MixScreen.scene;
import static org.mixmim.app.mix.MixScreen.text;
import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.action.Action;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.shell.UndoStack;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The Mix view in the real window, with the model that comes with the program. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class MixViewTest {
  @TempDir static Path folder;

  private final List<String> notices = new ArrayList<>();
  private Stage stage;
  private Path home;
  private TestWindow window;
  private MixView view;

  @Start
  void start(Stage shown) throws IOException {
    stage = shown;
    home = Files.createDirectory(folder.resolve(Long.toString(System.nanoTime())));
    open();
  }

  private void open() {
    window = new TestWindow(stage, home);
    view = new MixView(window.workbench());
    window.open(List.of(view));
    window.banners().onNotice(notices::add);
  }

  /** Off everything with a tooltip: the headless screen fails to draw one across its edge. */
  @BeforeEach
  void restPointer(FxRobot robot) {
    robot.moveTo(500, 20);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void run(FxRobot robot, String id) {
    robot.interact(action(id)::run);
  }

  private Action action(String id) {
    return view.actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }

  private void undo(FxRobot robot) {
    UndoStack stack = view.undoStack().orElseThrow();
    robot.interact(stack::undo);
  }

  /** How many entries of the history are on disk. */
  private long kept() throws IOException {
    Path history = home.resolve("settings").resolve("history");
    if (!Files.exists(history)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(history)) {
      return files.filter(file -> file.toString().endsWith(".mixmim")).count();
    }
  }

  @Test
  void showsTheFirstPairMixedAndReconstructedWithoutAClick(FxRobot robot) throws Exception {
    awaitReconstructions(robot);

    assertThat(text(robot, "#mask-count")).startsWith("24 of 49").contains("49.0");
    assertThat(robot.lookup("#first-hint").query().isVisible()).isTrue();
    await(() -> robot.lookup(".history-entry").queryAll().size() == 1);
  }

  @Test
  void paintsWithTheMouseAndTakesTheStrokeBack(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    run(robot, "mix.clear");

    robot.moveTo(cell(robot, 1, 1)).press(MouseButton.PRIMARY);
    robot.moveTo(cell(robot, 1, 5)).release(MouseButton.PRIMARY);

    assertThat(mask(robot).count()).isEqualTo(5);
    assertThat(mask(robot).get(1, 3)).isTrue();
    robot.clickOn(cell(robot, 1, 3), MouseButton.SECONDARY);
    assertThat(mask(robot).count()).isEqualTo(4);
    undo(robot);
    undo(robot);
    assertThat(mask(robot).count()).isZero();
  }

  @Test
  void aRightClickWhereThereIsNothingToEraseOpensTheMenu(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    run(robot, "mix.clear");

    robot.clickOn(cell(robot, 1, 1), MouseButton.SECONDARY);

    await(() -> robot.lookup("Copy picture").tryQuery().isPresent());
    assertThat(mask(robot).count()).isZero();
    robot.type(KeyCode.ESCAPE);
  }

  @Test
  void theSliderChangesTheMaskAndTheFigures(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    String before = text(robot, "#psnr-A");

    robot.interact(() -> robot.lookup("#mask-ratio").queryAs(Slider.class).setValue(40));

    assertThat(mask(robot).count()).isEqualTo(40);
    await(() -> !text(robot, "#psnr-A").isEmpty() && !text(robot, "#psnr-A").equals(before));
    undo(robot);
    assertThat(mask(robot).count()).isEqualTo(24);
  }

  @Test
  void reconstructsAfterAnotherViewWasShown(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    String before = text(robot, "#psnr-A");
    Node content = view.content();
    Pane holder = (Pane) content.getParent();

    robot.interact(() -> holder.getChildren().remove(content));
    robot.interact(() -> holder.getChildren().add(content));
    robot.interact(() -> robot.lookup("#mask-ratio").queryAs(Slider.class).setValue(40));

    await(() -> !text(robot, "#psnr-A").isEmpty() && !text(robot, "#psnr-A").equals(before));
  }

  @Test
  void swapsTheImages(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    int[] a = pane(robot, "#pane-photo-a").pixelRows().get(60);

    robot.clickOn("#swap");
    restPointer(robot);
    settle();

    assertThat(pane(robot, "#pane-photo-b").pixelRows().get(60)).isEqualTo(a);
  }

  @Test
  void takesTwoDroppedFilesAndTellsOfABadOne(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path dark = window.picture("dark.png", 10);
    Path light = window.picture("light.png", 240);

    robot.interact(() -> view.drop(List.of(dark, light)));
    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    await(() -> robot.lookup("light.png · 300×260").tryQuery().isPresent());
    assertThat(robot.lookup("#first-hint").query().isVisible()).isFalse();

    Path bad = Files.writeString(home.resolve("bad.jpg"), "no photograph");
    robot.interact(() -> view.drop(List.of(bad)));
    await(() -> !window.banners().shown().isEmpty());
    assertThat(window.banners().shown().getFirst().sentence().getValue()).contains("bad.jpg");
    assertThat(robot.lookup("dark.png · 300×260").tryQuery()).isPresent();
  }

  @Test
  void theMainJobWorksByKeyboardAlone(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    robot.type(KeyCode.DELETE);
    assertThat(mask(robot).count()).isZero();

    robot.interact(pane(robot, "#pane-mixed")::requestFocus);
    robot.type(KeyCode.RIGHT, 2).type(KeyCode.DOWN).type(KeyCode.SPACE);
    assertThat(mask(robot).count()).isEqualTo(1);
    assertThat(mask(robot).get(1, 1)).isTrue();
    assertThat(text(robot, "#mask-count")).startsWith("1 of 49");

    robot.type(KeyCode.ESCAPE).type(KeyCode.I);
    assertThat(mask(robot).count()).isEqualTo(48);
    awaitReconstructions(robot);
  }

  @Test
  void spaceHoldsTheOriginalsOverTheReconstructions(FxRobot robot) throws Exception {
    awaitReconstructions(robot);

    robot.press(KeyCode.SPACE);
    settle();
    assertThat(scene(robot, "#pane-reconstruction-a").second()).isPresent();
    assertThat(scene(robot, "#pane-reconstruction-a").wipe()).isEqualTo(1);
    robot.release(KeyCode.SPACE);
    settle();

    assertThat(scene(robot, "#pane-reconstruction-a").second()).isEmpty();
  }

  @Test
  void everyPaneHasANameForThoseWhoDoNotSeeIt(FxRobot robot) {
    assertThat(robot.lookup(".pixel-pane").<Node>queryAll())
        .hasSize(6)
        .allSatisfy(pane -> assertThat(pane.getAccessibleText()).isNotBlank());
  }

  @Test
  void aRestartRestoresPhotographsAndMask(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    await(() -> kept() == 1);
    Path dark = window.picture("dark.png", 10);
    robot.interact(() -> view.drop(List.of(dark)));
    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    await(() -> robot.lookup(".history-entry").queryAll().size() == 2 && kept() == 2);
    run(robot, "mix.pattern.HALF");
    CellMask before = mask(robot);

    robot.interact(stage::hide);
    window.close();
    robot.interact(this::open);

    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    assertThat(mask(robot)).isEqualTo(before);
    awaitReconstructions(robot);
    // What was settled is there again, and what was shown last.
    await(() -> kept() == 3);
    assertThat(robot.lookup(".history-entry").queryAll()).hasSize(3);
    run(robot, "mix.recall.3");
    assertThat(robot.lookup("astronaut.jpg · 512×512").tryQuery()).isPresent();
  }

  @Test
  void whatTheProgramIsOpenedWithStaysOverWhatItRestores(FxRobot robot) throws Exception {
    Path dark = window.picture("dark.png", 10);
    staysOverWhatIsRestored(robot, () -> view.drop(List.of(dark)), "dark.png · 300×260");
  }

  @Test
  void whatIsChosenMeanwhileStaysOverWhatAStartRestores(FxRobot robot) throws Exception {
    Path dark = window.picture("dark.png", 10);
    staysOverWhatIsRestored(
        robot,
        () -> {
          window.answer(dark);
          action("mix.open.a").run();
        },
        "dark.png · 300×260");
  }

  @Test
  void whatIsPastedMeanwhileStaysOverWhatAStartRestores(FxRobot robot) throws Exception {
    staysOverWhatIsRestored(
        robot,
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(new WritableImage(70, 60));
          Clipboard.getSystemClipboard().setContent(content);
          view.paste(Clipboard.getSystemClipboard());
        },
        "Pasted image · 70×60");
  }

  private void staysOverWhatIsRestored(FxRobot robot, Runnable bring, String name)
      throws Exception {
    awaitReconstructions(robot);
    // Takes longer to read than the other, so that it would come last.
    byte[] noise = new byte[3 * 5000 * 4000];
    new Random(1).nextBytes(noise);
    Path large = home.resolve("large.png");
    ImageFiles.writePng(large, RgbImage.of(5000, 4000, noise));
    robot.interact(() -> view.drop(List.of(large)));
    await(() -> robot.lookup("large.png · 5000×4000").tryQuery().isPresent());
    robot.interact(stage::hide);
    window.close();

    robot.interact(
        () -> {
          open();
          bring.run();
        });

    await(() -> robot.lookup(name).tryQuery().isPresent());
    awaitReconstructions(robot);
    assertThat(robot.lookup("large.png · 5000×4000").tryQuery()).isEmpty();
  }

  @Test
  void aStateIsKeptThoughAnotherViewIsShownWhenTheWindowCloses(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    CellMask before = mask(robot);
    Node content = view.content();
    Pane holder = (Pane) content.getParent();

    robot.interact(
        () -> {
          action("mix.pattern.HALF").run();
          holder.getChildren().remove(content);
          stage.hide();
        });
    window.close();
    robot.interact(this::open);

    awaitReconstructions(robot);
    assertThat(mask(robot)).isNotEqualTo(before);
    assertThat(mask(robot).get(3, 0)).isNotEqualTo(mask(robot).get(3, 6));
  }

  @Test
  void savesASessionAndOpensItAgainWithoutAMissingPicture(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path dark = window.picture("dark.png", 10);
    robot.interact(() -> view.drop(List.of(dark)));
    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    Path file = home.resolve("lesson.mixmim");
    window.answer(file);
    run(robot, "mix.session.save");
    await(() -> notices.contains("Session saved as lesson.mixmim"));
    CellMask before = mask(robot);
    run(robot, "mix.clear");
    Files.delete(dark);

    robot.interact(() -> view.drop(List.of(file)));

    await(() -> !window.banners().shown().isEmpty());
    assertThat(window.banners().shown().getFirst().sentence().getValue()).contains("dark.png");
    assertThat(mask(robot)).isEqualTo(before);
    assertThat(scene(robot, "#pane-photo-b").frame()).isPresent();
  }
}
