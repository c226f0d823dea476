package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;

/** Photographs that a model wants cut in another way than they are. */
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class PhotoCutsTest {
  private static final Preprocessing OTHER =
      new Preprocessing(Preprocessing.Convention.OPENMMLAB, MixSamples.SIDE);

  @TempDir Path folder;

  private final List<Problem> problems = new ArrayList<>();
  private final MixSamples.NoteModel network = new MixSamples.NoteModel(true);
  private final MixPhoto light = MixSamples.photo("light", 230);
  private MixViewModel model;
  private Path file;

  @BeforeEach
  void start() {
    model = MixSamples.viewModel(Tasks.sameThread(), new MixSamples.HandClock(), problems::add);
    model.setPhotos(MixSamples.photo("dark", 20), light);
    model.modelProperty().set(Optional.of(network));
    file = folder.resolve("a.png");
    ImageFiles.writePng(file, light.square());
  }

  /** As a history has it: its pixels are read when they are needed. */
  private MixPhoto unread() {
    return new MixPhoto(
        PhotoReader.later("a.png", file, PhotoReader.read(file).sha256()),
        OTHER,
        MixSamples.SIDE,
        MixSamples.SIDE,
        new CroppedImage(light.square(), OTHER.box(MixSamples.SIDE, MixSamples.SIDE)));
  }

  @Test
  void aPhotographIsReadAgainToBeCutAnew() {
    model.setPhoto(Side.A, unread());

    assertThat(model.state().a().orElseThrow().preprocessing()).isEqualTo(MixSamples.PREPROCESSING);
    assertThat(model.current()).isPresent();
    assertThat(problems).isEmpty();
  }

  @Test
  void oneThatIsGoneIsToldOnceAndNothingElseIsShownInItsPlace() throws IOException {
    MixPhoto gone = unread();
    Files.delete(file);

    model.setPhoto(Side.A, gone);
    model.startStroke(new Cell(0, 0), true);
    model.strokeOver(new Cell(1, 1));
    model.endStroke();

    assertThat(problems).hasSize(1);
    assertThat(MixFigure.of(model)).isEmpty();
    assertThat(model.mixedProperty().get()).isEmpty();
    assertThat(model.resultProperty().get()).isEmpty();

    ImageFiles.writePng(file, light.square());
    model.again();
    assertThat(MixFigure.of(model)).isPresent();
    assertThat(problems).hasSize(1);
  }
}
