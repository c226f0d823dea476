package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.PhotoException;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;

/** What of the history lies on the disk after one start and another. */
final class MixHistoryTest {
  private static final MixPhoto DARK = MixSamples.photo("dark", 20);
  private static final MixPhoto LIGHT = MixSamples.photo("light", 230);

  @TempDir Path folder;

  /** One run of the program, whose files are read and written when the test says so. */
  private final class Start implements AutoCloseable {
    final Deque<Runnable> files = new ArrayDeque<>();
    final MixBench bench =
        new MixBench(folder, new Tasks(Runnable::run, files::add, Runnable::run));
    final MixViewModel model = bench.model;
    final MixHistory history = new MixHistory(model, bench.words, bench.workbench, bench.sessions);

    Start() {
      model.begin(model.state().withPhotos(Optional.of(DARK), Optional.of(LIGHT)));
      model.modelProperty().set(Optional.of(new MixSamples.NoteModel(true)));
    }

    void settle() {
      while (bench.clock.pass()) {}
    }

    void doFiles() {
      while (!files.isEmpty()) {
        files.poll().run();
      }
    }

    @Override
    public void close() {
      bench.close();
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
  void aHistoryThatCannotBeWrittenIsToldOnce() throws IOException {
    Files.createFile(folder.resolve("history"));
    List<Exception> told = new ArrayList<>();
    try (Start first = new Start()) {
      first.bench.workbench.settings().onUnkept(told::add);
      first.history.restore();
      first.settle();
      first.model.setPattern(MaskOrigin.HALF);
      first.settle();
      first.doFiles();
      assertThat(first.model.log().entries()).hasSize(2);
    }
    assertThat(told).hasSize(1);
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
  void aHistoryOfBeforeModelsAndSquaresWereKeptIsReadAndNotWrittenAgain() throws IOException {
    try (Start first = new Start()) {
      first.history.restore();
      first.settle();
      first.doFiles();
    }
    Path history = folder.resolve("history");
    try (Stream<Path> files = Files.list(history)) {
      for (Path file : files.toList()) {
        if (file.toString().matches(".*-[AB]\\.png")) {
          Files.delete(file);
        } else if (SessionFiles.isSession(file)) {
          JsonObject session = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
          assertThat(session.remove("model")).isNotNull();
          Files.writeString(file, session.toString());
        }
      }
    }

    try (Start second = new Start()) {
      second.settle();
      second.history.restore();
      second.doFiles();
      assertThat(second.model.log().entries()).hasSize(1);
    }
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aClockThatWasAheadDoesNotEndTheHistory() throws IOException {
    Path history = Files.createDirectory(folder.resolve("history"));
    for (int i = 10; i < 22; i++) {
      Files.writeString(history.resolve("90000000000" + i + "-0000.mixmim"), "{}");
    }

    try (Start only = new Start()) {
      only.history.restore();
      only.settle();
      only.doFiles();
    }

    assertThat(kept()).isEqualTo(12);
    try (Stream<Path> files = Files.list(history)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("9000000000022-"));
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
