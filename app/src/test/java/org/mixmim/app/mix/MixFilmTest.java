package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.task.Tasks;

/** One provenance stands for all pictures of a film. */
final class MixFilmTest {
  private static final MixPhoto DARK = MixSamples.photo("dark", 20);
  private static final MixPhoto LIGHT = MixSamples.photo("light", 230);
  private static final PixelFrame NOTED = PixelFrame.of(MixSamples.photo("noted", 128).square());

  private final MixSamples.NoteModel network = new MixSamples.NoteModel(true);
  private final MixViewModel model =
      MixSamples.viewModel(Tasks.sameThread(), new MixSamples.HandClock());

  @BeforeEach
  void show() {
    model.setPhotos(DARK, LIGHT);
    model.modelProperty().set(Optional.of(network));
    network.asked.clear();
  }

  private static HistoryEntry<MixMoment> entry(MixState state, String seen) {
    return new HistoryEntry<>(
        new MixMoment(state, Optional.of(seen)), Collections.nCopies(3, NOTED));
  }

  private List<MixFilm.Scene> film(List<HistoryEntry<MixMoment>> newestFirst, boolean cancelled) {
    TaskControl control =
        new TaskControl() {
          @Override
          public void progress(int done, int total) {}

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    return new MixFilm(MixFigure.of(model).orElseThrow()).scenes(newestFirst, control);
  }

  private MixState earlier() {
    return model.state().withPattern(MaskOrigin.HALF, 0.5, 1);
  }

  @Test
  void picturesOfTheModelShownAreTakenAsTheyWere() {
    List<MixFilm.Scene> scenes = film(List.of(entry(earlier(), "note")), false);

    assertThat(network.asked).isEmpty();
    assertThat(scenes).hasSize(2);
    assertThat(scenes.getFirst().pictures()).containsOnly(NOTED.toImage());
  }

  @Test
  void picturesOfAnotherModelAreMadeAgain() {
    MixState again = model.state().withPattern(MaskOrigin.CHECKERBOARD, 0.5, 1);
    List<MixFilm.Scene> scenes =
        film(
            List.of(entry(again, "note"), entry(earlier(), "third"), entry(earlier(), "other")),
            false);

    assertThat(scenes)
        .extracting(MixFilm.Scene::state)
        .containsExactly(earlier(), again, model.state());
    assertThat(network.asked).singleElement().matches(r -> r.mask().equals(earlier().mask()));
    assertThat(scenes.getFirst().pictures()).doesNotContain(NOTED.toImage());
  }

  @Test
  void everyFrameNamesTheModelThatMadeIt(@TempDir Path folder) {
    MixState again = model.state().withPattern(MaskOrigin.CHECKERBOARD, 0.5, 1);
    List<MixFilm.Scene> scenes =
        film(List.of(entry(again, "note"), entry(earlier(), "other")), false);

    try (MixBench bench = new MixBench(folder, Tasks.sameThread())) {
      assertThat(scenes)
          .extracting(scene -> scene.figure(bench.words).footer())
          .containsExactly("note", "note", "note");
    }
  }

  @Test
  void picturesShownInAnotherWayAreMadeAgain() {
    MixState raw =
        earlier().withOptions(earlier().options().withPasteVisible(false).withMixture(Side.A));

    List<MixFilm.Scene> scenes = film(List.of(entry(raw, "note")), false);

    assertThat(network.asked).hasSize(1);
    assertThat(scenes.getFirst().pictures()).doesNotContain(NOTED.toImage());
  }

  @Test
  void esc() {
    List<HistoryEntry<MixMoment>> entries = List.of(entry(earlier(), "other"));

    assertThatThrownBy(() -> film(entries, true)).isInstanceOf(CancellationException.class);
  }
}
