package org.mixmim.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
class PlatformFileDialogsTest {
  private static final FileDialogs.Kind PNG = kind("png");
  private static final List<FileDialogs.Kind> KINDS = List.of(PNG, kind("csv"));

  @TempDir Path folder;
  private final List<Path> asked = new ArrayList<>();
  private Settings settings;
  private PlatformFileDialogs dialogs;

  @Start
  void start(Stage stage) {
    settings = new Settings(folder.resolve("settings"));
    stage.setScene(new Scene(new StackPane(), 600, 400));
    stage.show();
    dialogs = new PlatformFileDialogs(() -> stage, settings, new Messages(Language.ENGLISH));
  }

  @AfterEach
  void close() {
    settings.close();
  }

  private static FileDialogs.Kind kind(String extension) {
    return new FileDialogs.Kind(new SimpleStringProperty(extension), List.of(extension));
  }

  private boolean answer(Path file, boolean answer) {
    asked.add(file);
    return answer;
  }

  @Test
  void asksBeforeTheFileOfTheWholeNameIsReplaced() throws IOException {
    Path typed = folder.resolve("figure");
    Path there = Files.createFile(folder.resolve("figure.png"));

    assertThat(PlatformFileDialogs.complete(typed, KINDS, PNG, file -> answer(file, false)))
        .isEmpty();
    assertThat(asked).containsExactly(there);
    assertThat(PlatformFileDialogs.complete(typed, KINDS, PNG, file -> answer(file, true)))
        .contains(there);
  }

  @Test
  void asksNothingThatTheDialogHasAskedOrThatHarmsNothing() throws IOException {
    Path there = Files.createFile(folder.resolve("mask.csv"));
    Path fresh = folder.resolve("figure");

    assertThat(PlatformFileDialogs.complete(there, KINDS, PNG, file -> answer(file, false)))
        .contains(there);
    assertThat(PlatformFileDialogs.complete(fresh, KINDS, PNG, file -> answer(file, false)))
        .contains(folder.resolve("figure.png"));
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Replace, true", "Cancel, false"})
  void theQuestionNamesTheFile(String text, boolean replaced, FxRobot robot) throws Exception {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Platform.runLater(() -> answer.complete(dialogs.mayBeReplaced(folder.resolve("figure.png"))));
    await(
        () ->
            robot.lookup("figure.png is already there. Replace it?").tryQuery().isPresent()
                && button(robot, text).isPresent());

    robot.interact(button(robot, text).orElseThrow()::fire);

    assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(replaced);
  }

  private static Optional<Button> button(FxRobot robot, String text) {
    return robot.lookup(".dialog-pane .button").queryAllAs(Button.class).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst();
  }
}
