package org.mixmim.app.shell;

import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.PlatformFileDialogs;
import org.mixmim.app.workspace.Status;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelTask;
import org.testfx.api.FxRobot;

/** A real window of two plain views, in the way that every test of the shell needs it. */
@SuppressWarnings("NullAway.Init") // open() runs before every test.
abstract class ShellScreen {
  @TempDir static Path folder;

  final PlainView first = new PlainView("first", Optional.empty());
  final PlainView second = new PlainView("second", Optional.of(ModelTask.RECONSTRUCT));
  Settings settings;
  Messages messages;
  Banners banners;
  Appearance appearance;
  ModelService models;
  Status status;
  Stage stage;
  Shell shell;

  void open(Stage primary) {
    stage = primary;
    stage.getIcons().clear();
    settings = new Settings(folder.resolve(Integer.toHexString(System.identityHashCode(this))));
    build();
  }

  void build() {
    messages = new Messages(Language.ENGLISH);
    banners = new Banners(messages);
    appearance = new Appearance(settings);
    Tasks tasks = Tasks.sameThread();
    FileDialogs dialogs = new PlatformFileDialogs(() -> stage, settings, messages);
    Workbench workbench =
        TestWorkbench.of(
            messages, settings, tasks, new FirstPaint(), banners, dialogs, ModelLibrary::standard);
    models = workbench.models();
    status = workbench.status();
    shell = new Shell(stage, workbench, appearance, List.of(first, second));
    shell.open();
  }

  /** The window's icons are the last to come; the tests share a window. */
  @BeforeEach
  void awaitAllOfIt() throws TimeoutException {
    await(() -> !stage.getIcons().isEmpty());
  }

  @AfterEach
  void close() {
    settings.close();
  }

  static void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    settle();
  }
}
