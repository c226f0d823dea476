package org.mixmim.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelStore;
import org.testfx.util.WaitForAsyncUtils;

/** The program's window around some views, with its own folders and answers to file dialogs. */
public final class TestWindow implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 880;

  private final Path folder;
  private final Path home;
  private final Stage stage;
  private final Settings settings;
  private final Messages messages = new Messages(Language.ENGLISH);
  private final FirstPaint paint = new FirstPaint();
  private final Tasks tasks = Tasks.start(paint);
  private final Banners banners = new Banners(messages);
  private final List<Path> answers = new ArrayList<>();
  private final Workbench workbench;

  /**
   * Makes what views share; nothing is shown yet.
   *
   * @param stage the window
   * @param folder for settings and models
   */
  public TestWindow(Stage stage, Path folder) {
    this.stage = stage;
    this.folder = folder;
    this.home = folder.resolve("home");
    this.settings = new Settings(folder.resolve("settings"));
    FileDialogs dialogs = new Answers();
    workbench = TestWorkbench.of(messages, settings, tasks, paint, banners, dialogs, this::library);
  }

  /** The models of this window's own folder, read anew. */
  public ModelLibrary library() {
    return new ModelLibrary(ModelCatalogue.read(home), new ModelStore(home));
  }

  /** What views share. */
  public Workbench workbench() {
    return workbench;
  }

  /** The words. */
  public Messages messages() {
    return messages;
  }

  /** What was told. */
  public Banners banners() {
    return banners;
  }

  /** The next file that a file dialog gives. */
  public void answer(Path file) {
    answers.add(file);
  }

  /**
   * A photograph of one grey.
   *
   * @param name the file's name
   * @param grey of 0 to 255
   * @return the file, 300 pixels across and 260 down
   */
  public Path picture(String name, int grey) {
    byte[] rgb = new byte[3 * 300 * 260];
    Arrays.fill(rgb, (byte) grey);
    Path file = folder.resolve(name);
    ImageFiles.writePng(file, RgbImage.of(300, 260, rgb));
    return file;
  }

  /** Shows the window and starts the engine. */
  public void open(List<View> views) {
    stage.getIcons().clear();
    new Shell(stage, workbench, new Appearance(settings), views).open();
    // The headless screen fails to draw a popup that hangs over its lower edge.
    stage.setMaximized(false);
    stage.setX(0);
    stage.setY(0);
    // It is also narrower than what the views are made for.
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    workbench.models().start();
  }

  /** Whether all of the window is there: its icons come last. */
  public boolean whole() {
    return !stage.getIcons().isEmpty();
  }

  @Override
  public void close() {
    // The threads are left to end by themselves: news on its way may still ask them for work.
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE_MILLIS,
        () -> {
          tasks.activities().cancelAll();
          stage.hide();
        });
    settings.close();
  }

  private final class Answers implements FileDialogs {
    @Override
    public Optional<Path> open(ObservableValue<String> title, List<Kind> kinds) {
      return next();
    }

    @Override
    public List<Path> openSeveral(ObservableValue<String> title, List<Kind> kinds) {
      return next().stream().toList();
    }

    @Override
    public Optional<Path> save(
        ObservableValue<String> title, String suggestedName, List<Kind> kinds) {
      return next();
    }

    @Override
    public Optional<Path> folder(ObservableValue<String> title) {
      return next();
    }

    private Optional<Path> next() {
      return answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst());
    }
  }
}
