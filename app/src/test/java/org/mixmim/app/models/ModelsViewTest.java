package org.mixmim.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.ModelTask;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The Models view in the real window. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
class ModelsViewTest {
  private static final String CLASSIFIER = "mixmim-tiny-everyday";

  @TempDir static Path folder;

  private final List<String> notices = new ArrayList<>();
  private TestWindow window;
  private ModelsView view;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder.resolve(Long.toString(System.nanoTime())));
    view = new ModelsView(window.workbench(), window::library);
    window.open(List.of(view));
    window.banners().onNotice(notices::add);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static boolean there(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().isPresent();
  }

  @Test
  void cardsOfAllModelsAreThereAndOneIsOpen(FxRobot robot) throws TimeoutException {
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));

    assertThat(there(robot, "#model-tile-" + CLASSIFIER)).isTrue();
    assertThat(there(robot, "#model-tile-mixmim-base_3rdparty_in1k")).isTrue();
    robot.clickOn("#model-tile-mixmim-base_3rdparty_in1k");
    assertThat(there(robot, "#models-download-button")).isTrue();
    assertThat(there(robot, "88,344,352")).isTrue();
    assertThat(robot.lookup("#models-tensors").query().isVisible()).isFalse();
  }

  @Test
  void aTensorIsFoundAndItsNumbersAreShown(FxRobot robot) throws TimeoutException {
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));
    robot.clickOn("#model-tile-" + CLASSIFIER);
    await(() -> !table(robot).getItems().isEmpty());

    robot.interact(
        () ->
            robot.lookup("#models-tensor-search").queryAs(TextField.class).setText("head.weight"));
    assertThat(table(robot).getItems()).hasSize(1);
    robot.interact(() -> table(robot).getSelectionModel().select(0));

    await(
        () ->
            !robot.lookup(".histogram-bar").queryAll().isEmpty()
                && robot.lookup(".histogram").query().isVisible());
  }

  @Test
  void aModelIsTakenForTheTaskThatItCanDo(FxRobot robot) throws Exception {
    Path file = folder.resolve("taken.safetensors");
    Files.write(file, builtIn());
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));
    robot.clickOn("#model-tile-" + CLASSIFIER);
    assertThat(there(robot, "#models-use-" + ModelTask.RECONSTRUCT)).isFalse();
    assertThat(classifyButton(robot).isDisabled()).as("it is the one that will be used").isTrue();
    assertThat(there(robot, "used to classify")).isTrue();
    robot.interact(() -> assertThat(view.drop(List.of(file))).isTrue());
    await(() -> there(robot, "#models-import-card"));
    robot.clickOn("#models-import-yes");
    await(() -> there(robot, "#model-tile-taken") && !classifyButton(robot).isDisabled());

    robot.clickOn("#models-use-" + ModelTask.CLASSIFY);

    await(() -> classifiesWith("taken") && classifyButton(robot).isDisabled());
  }

  private static Button classifyButton(FxRobot robot) {
    return robot.lookup("#models-use-" + ModelTask.CLASSIFY).queryAs(Button.class);
  }

  @Test
  void aDroppedFileIsLookedOverThenImportedThenRemoved(FxRobot robot) throws Exception {
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));
    Path file = folder.resolve("dropped.safetensors");
    Files.write(file, builtIn());
    assertThat(view.drop(List.of(Path.of("photo.jpg")))).isFalse();

    robot.interact(() -> assertThat(view.drop(List.of(file))).isTrue());
    await(() -> there(robot, "#models-import-card"));
    assertThat(window.library().store().list()).isEmpty();
    robot.clickOn("#models-import-yes");

    await(() -> there(robot, "#model-tile-dropped") && there(robot, "#models-remove"));
    robot.clickOn("#models-remove");
    robot.clickOn("#models-removal-yes");
    await(() -> !there(robot, "#model-tile-dropped"));
    assertThat(window.library().store().list()).isEmpty();
  }

  @Test
  void escLeavesNoImportHalfDone(FxRobot robot) throws Exception {
    Path file = folder.resolve("kept.safetensors");
    Files.write(file, builtIn());
    robot.interact(() -> assertThat(view.drop(List.of(file))).isTrue());
    await(() -> there(robot, "#models-import-card"));
    Tasks tasks = window.workbench().tasks();
    CompletableFuture<Boolean> slowDisk = new CompletableFuture<>();
    for (int thread = 0; thread < 2; thread++) {
      tasks.execute(Tasks.Lane.IO, slowDisk::join);
    }

    robot.clickOn("#models-import-yes");
    robot.interact(tasks.activities()::cancelAll);
    slowDisk.complete(true);

    await(() -> there(robot, "#model-tile-kept") && !there(robot, "#models-import-card"));
    assertThat(window.library().store().list()).hasSize(1);
  }

  @Test
  void aModelHandedToTheProgramIsLookedOverImportedAndUsed(FxRobot robot) throws Exception {
    Path file = folder.resolve("handed.safetensors");
    Files.write(file, builtIn());
    robot.interact(
        () -> assertThat(view.takeModel(file, Optional.of(ModelTask.CLASSIFY))).isTrue());

    await(() -> there(robot, "#models-import-card"));
    assertThat(robot.lookup("#models-import-yes").queryAs(Button.class).getText())
        .isEqualTo("Import and use");
    robot.clickOn("#models-import-yes");

    await(() -> classifiesWith("handed"));
  }

  @Test
  void aModelIsExportedFromTheMenu(FxRobot robot) throws TimeoutException {
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));
    robot.clickOn("#model-tile-" + CLASSIFIER);
    Path target = folder.resolve("exported.safetensors");
    window.answer(target);

    robot.interact(
        () ->
            robot.lookup("#models-export").queryAs(MenuButton.class).getItems().getFirst().fire());

    await(() -> Files.exists(target) && !notices.isEmpty());
    assertThat(notices.getFirst()).contains("exported.safetensors");
    assertThat(window.banners().shown()).isEmpty();
    try (Checkpoint written = Checkpoints.open(target)) {
      assertThat(written.tensors().values())
          .allMatch(tensor -> tensor.type() == ScalarType.FLOAT32);
    }
  }

  @Test
  void theWordsFollowTheLanguage(FxRobot robot) throws TimeoutException {
    await(() -> there(robot, "#model-tile-" + CLASSIFIER));

    robot.interact(() -> window.messages().languageProperty().set(Language.CHINESE));

    assertThat(there(robot, "随程序附带")).isTrue();
    assertThat(there(robot, "参数量")).isTrue();
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#models-tensors .table-view").queryTableView();
  }

  private boolean classifiesWith(String name) {
    return window
        .workbench()
        .models()
        .slot(ModelTask.CLASSIFY)
        .model()
        .filter(used -> used.nameOrFile().equals(name))
        .isPresent();
  }

  private byte[] builtIn() throws IOException {
    ModelSource source = window.library().card(CLASSIFIER).orElseThrow().source();
    try (InputStream in = ((ModelSource.BuiltIn) source).resource().openStream()) {
      return in.readAllBytes();
    }
  }
}
