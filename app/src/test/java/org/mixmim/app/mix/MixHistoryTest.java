package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.shell.TestWorkbench;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.PhotoException;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.app.workspace.PlatformFileDialogs;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.ModelLibrary;

/** What of the history lies on the disk after one start and another. */
final class MixHistoryTest {
  private static final MixPhoto DARK = MixSamples.photo("dark", 20);
  private static final MixPhoto LIGHT = MixSamples.photo("light", 230);

  @TempDir Path folder;

  /** One run of the program, whose files are read and written when the test says so. */
  private final class Start implements AutoCloseable {
    final Deque<Runnable> files = new ArrayDeque<>();
    final MixSamples.HandClock clock = new MixSamples.HandClock();
    final MixViewModel model;
    final MixHistory history;
    private final Settings settings = new Settings(folder);

    Start() {
      Tasks tasks = new Tasks(Runnable::run, files::add, Runnable::run);
      Messages messages = new Messages(Language.ENGLISH);
      Wording words = new Wording(messages);
      model =
          new MixViewModel(
              new MixViewModel.Surroundings(
                  tasks,
                  new SimpleStringProperty(),
                  new SimpleStringProperty(),
                  clock,
                  () -> 7,
                  problem -> {
                    throw new AssertionError(problem.details());
                  }));
      Workbench workbench = workbench(tasks, messages);
      history =
          new MixHistory(
              model, words, workbench, new MixSessions(model, words, workbench, new Arrivals()));
      model.begin(model.state().withPhotos(Optional.of(DARK), Optional.of(LIGHT)));
      model.modelProperty().set(Optional.of(new MixSamples.NoteModel(true)));
    }

    private Workbench workbench(Tasks tasks, Messages messages) {
      FileDialogs dialogs =
          new PlatformFileDialogs(
              () -> {
                throw new AssertionError("nobody asks for a file");
              },
              settings,
              messages);
      return TestWorkbench.of(
          messages,
          settings,
          tasks,
          new FirstPaint(),
          new Banners(messages),
          dialogs,
          ModelLibrary::standard);
    }

    void settle() {
      while (clock.pass()) {}
    }

    void doFiles() {
      while (!files.isEmpty()) {
        files.poll().run();
      }
    }

    @Override
    public void close() {
      settings.close();
    }
  }

  private long kept() throws IOException {
    Path history = folder.resolve("history");
    if (!Files.exists(history)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(history)) {
      return files.filter(SessionFiles::isSession).count();
    }
  }

  @Test
  void aStartWithoutAChangeWritesNothingHoweverLongItsHistoryTakesToRead() throws IOException {
    try (Start first = new Start()) {
      first.history.restore();
      first.settle();
      first.doFiles();
    }
    assertThat(kept()).isEqualTo(1);

    try (Start second = new Start()) {
      second.history.restore();
      second.settle();
      assertThat(second.model.log().entries()).hasSize(1);
      second.doFiles();
      assertThat(second.model.log().entries()).hasSize(1);
    }

    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void theModelWhosePicturesWereSeenIsKnownAtTheNextStart() throws IOException {
    try (Start first = new Start()) {
      first.history.restore();
      first.model.modelProperty().set(Optional.of(new MixSamples.NoteModel("other", true)));
      first.settle();
      first.doFiles();
    }

    try (Start second = new Start()) {
      second.settle();
      second.history.restore();
      second.doFiles();
      assertThat(second.model.log().entries())
          .extracting(entry -> entry.state().model().orElseThrow())
          .containsExactly("note", "other");
    }
  }

  @Test
  void aStartDoesNotReadThePhotographsOfItsHistory() throws IOException {
    Path file = folder.resolve("photo.png");
    ImageFiles.writePng(file, RgbImage.of(400, 300, new byte[3 * 400 * 300]));
    MixPhoto black = MixPhoto.prepare(PhotoReader.read(file), MixSamples.PREPROCESSING);
    try (Start first = new Start()) {
      first.history.restore();
      first.model.setPhotos(black, LIGHT);
      first.settle();
      first.doFiles();
    }
    Files.writeString(file, "whoever reads this notices");

    try (Start second = new Start()) {
      second.history.restore();
      second.doFiles();

      MixPhoto restored = second.model.log().entries().getFirst().state().state().a().orElseThrow();
      assertThat(restored).isEqualTo(black);
      assertThatThrownBy(() -> restored.photo().pixels(Orientation.APPLIED))
          .isInstanceOf(PhotoException.class)
          .hasMessageContaining("photo.png");
    }
  }

  @Test
  void whatSettlesWhileTheHistoryIsReadIsKept() throws IOException {
    try (Start only = new Start()) {
      only.history.restore();
      only.settle();
      only.model.toggle(new Cell(0, 0));
      only.settle();
      only.doFiles();

      assertThat(kept()).isEqualTo(2);
      only.model.toggle(new Cell(1, 1));
      only.settle();
      only.doFiles();
    }

    assertThat(kept()).isEqualTo(3);
  }
}
