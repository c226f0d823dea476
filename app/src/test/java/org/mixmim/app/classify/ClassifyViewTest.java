package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.action.Action;
import org.mixmim.app.pixels.Overlay;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.screen.Screen;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.text.Language;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The Classify view in the real window, with the model that comes with the program. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
class ClassifyViewTest {

  @TempDir static Path folder;

  private TestWindow window;
  private ClassifyView view;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder.resolve(Long.toString(System.nanoTime())));
    view = new ClassifyView(window.workbench());
    window.open(List.of(view));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static List<ScoreRow> rows(FxRobot robot) {
    return robot.lookup(".score-row").queryAllAs(ScoreRow.class).stream().toList();
  }

  private static PixelPane photo(FxRobot robot) {
    return robot.lookup("#classify-photo").queryAs(PixelPane.class);
  }

  @Test
  void aSampleIsClassifiedAtOnceAndTheCropIsDrawn(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);

    assertThat(robot.lookup(".best-class").queryAs(Label.class).getText()).isNotBlank();
    assertThat(photo(robot).shownProperty().get().overlays())
        .hasSize(1)
        .first()
        .isInstanceOfSatisfying(
            Overlay.Box.class,
            box -> {
              assertThat(box.width()).isBetween(0.1, 0.99);
              assertThat(box.x()).isGreaterThan(0);
            });
  }

  @Test
  void anotherSampleIsAClickAway(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);
    List<String> before = rows(robot).stream().map(ScoreRow::getAccessibleText).toList();

    robot.clickOn("#classify-sample-astronaut");

    await(() -> !rows(robot).stream().map(ScoreRow::getAccessibleText).toList().equals(before));
  }

  @Test
  void aClickedClassIsExplainedByAHeatMap(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);

    robot.clickOn(rows(robot).get(1));

    await(
        () ->
            photo(robot).shownProperty().get().overlays().stream()
                .anyMatch(Overlay.Blend.class::isInstance));
    assertThat(rows(robot).get(1).isSelected()).isTrue();
    robot.clickOn("#classify-square-wanted");
    assertThat(robot.lookup("#classify-square").query().isVisible()).isTrue();
  }

  @Test
  void thePictureShownIsCopiedFromItsMenu(FxRobot robot) throws Exception {
    await(() -> !rows(robot).isEmpty());

    robot.rightClickOn("#classify-photo").clickOn("Copy picture");

    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getImage().getWidth()).isEqualTo(451));
  }

  @Test
  void droppedFoldersFillATableAndABadFileStandsInItsRow(FxRobot robot) throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos" + System.nanoTime()));
    for (int i = 0; i < 3; i++) {
      ImageFiles.writePng(photos.resolve(i + ".png"), plain(120, 90, 80 * i));
    }
    Files.writeString(photos.resolve("9.jpg"), "no photograph");
    await(() -> rows(robot).size() == 5);

    robot.interact(() -> assertThat(view.drop(List.of(photos))).isTrue());

    TableView<ClassifiedPicture> table = robot.lookup("#classify-table").queryTableView();
    await(
        () ->
            table.getItems().size() == 4
                && table.getItems().stream().noneMatch(ClassifiedPicture::waits));
    assertThat(table.getItems().get(3).stateProperty().get())
        .isInstanceOf(ClassifiedPicture.State.Failed.class);
    robot.interact(() -> table.getSortOrder().add(table.getColumns().get(2)));
    assertThat(table.getItems().getFirst().outcome()).as("without a score").isEmpty();
    assertThat(table.getItems().stream().skip(1).map(p -> p.outcome().orElseThrow().best().score()))
        .isSorted();
    robot.interact(() -> table.getSortOrder().clear());
    robot.interact(() -> table.getSelectionModel().select(2));
    await(() -> robot.lookup("2.png").tryQuery().isPresent());
  }

  @Test
  void anUnreadablePictureSaysWhyAndTheOthersAreExportedAllTheSame(FxRobot robot) throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.jpg"), "no photograph");
    Path good = folder.resolve("good.png");
    ImageFiles.writePng(good, plain(120, 90, 80));
    await(() -> rows(robot).size() == 5);

    robot.interact(() -> view.drop(List.of(bad, good)));

    TableView<ClassifiedPicture> table = robot.lookup("#classify-table").queryTableView();
    await(
        () ->
            table.getItems().size() == 2
                && table.getItems().stream().noneMatch(ClassifiedPicture::waits));
    assertThat(robot.lookup(".best-class").queryAs(Label.class).getText()).contains("bad.jpg");
    assertThat(view.actions())
        .filteredOn(action -> action.group() == Action.Group.EXPORT)
        .hasSize(3)
        .allMatch(action -> action.enabled().get());
    robot.interact(() -> table.getSelectionModel().select(1));
    await(() -> rows(robot).size() == 5);
  }

  @Test
  void whatOtherViewsMadeIsClassifiedTogether(FxRobot robot) throws TimeoutException {
    robot.interact(
        () ->
            view.classify(
                List.of(
                    PhotoService.of("Mixed input", plain(224, 224, 10)),
                    PhotoService.of("Reconstruction of A", plain(224, 224, 200)))));

    TableView<ClassifiedPicture> table = robot.lookup("#classify-table").queryTableView();
    await(
        () ->
            table.getItems().size() == 2
                && table.getItems().stream().allMatch(row -> row.outcome().isPresent()));
    assertThat(table.getItems().getFirst().outcome().map(found -> found.seen().width()))
        .isEqualTo(Optional.of(224.0));
  }

  @Test
  void theClassesAreCopiedAsCsv(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);

    robot.interact(
        () ->
            view.actions().stream()
                .filter(action -> action.id().equals("classify.copy-csv"))
                .forEach(Action::run));

    robot.interact(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("file,rank,")
                .hasLineCount(6));
  }

  @Test
  void allFiveBarsAreSeenAboveTheTableInAWindowOfAUsualSize(FxRobot robot) throws Exception {
    await(() -> rows(robot).size() == 5);
    robot.interact(
        () -> {
          robot.targetWindow().setWidth(1280);
          robot.targetWindow().setHeight(780);
          view.classify(
              List.of(
                  PhotoService.of("one", plain(224, 224, 10)),
                  PhotoService.of("two", plain(224, 224, 200))));
        });
    await(() -> rows(robot).size() == 5 && robot.lookup("#classify-table").query().isVisible());
    Screen.settle();

    Node last = rows(robot).getLast();
    Node shown = robot.lookup(".score-card .scroll-pane").query();
    assertThat(last.localToScene(last.getBoundsInLocal()).getMaxY())
        .isLessThanOrEqualTo(shown.localToScene(shown.getBoundsInLocal()).getMaxY());
  }

  @Test
  void asManyClassesAreListedAsAreAskedFor(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);
    Slider slider = robot.lookup("#classify-top").queryAs(Slider.class);

    robot.interact(() -> slider.setValue(3));
    assertThat(rows(robot)).hasSize(3);

    robot.interact(() -> slider.setValue(8));
    assertThat(rows(robot)).hasSize(8);
  }

  @Test
  void theWordsFollowTheLanguage(FxRobot robot) throws TimeoutException {
    await(() -> rows(robot).size() == 5);

    robot.interact(() -> window.messages().languageProperty().set(Language.CHINESE));

    assertThat(robot.lookup("热力图").tryQuery()).isPresent();
    assertThat(robot.lookup("#classify-square-wanted").queryAs(ToggleButton.class).getText())
        .isEqualTo("网络所见");
  }

  private static RgbImage plain(int width, int height, int level) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) level);
    return RgbImage.of(width, height, rgb);
  }
}
