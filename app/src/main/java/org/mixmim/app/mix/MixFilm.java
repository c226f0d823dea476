package org.mixmim.app.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigurePane;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.task.TaskControl;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ReconstructionRequest;

/**
 * The paint history of the two photographs shown, ending with what is shown. One provenance stands
 * for the whole film, so what another model has made, or was shown in another way, is made again.
 */
final class MixFilm {
  private final MixFigure shown;
  private final MixQuery query;

  MixFilm(MixFigure shown) {
    this.shown = shown;
    this.query = shown.result().query();
  }

  /**
   * One picture of the film.
   *
   * @param state what is seen
   * @param pictures the mixture, A and B
   * @param model the name of the model that made them
   */
  record Scene(MixState state, List<RgbImage> pictures, String model) {
    Figure figure(Wording words) {
      return Figure.row(
          model,
          List.of(
              new FigurePane(words.get("pane.mixed"), words.caption(state), pictures.get(0)),
              new FigurePane(words.get("pane.reconstruction.A"), "", pictures.get(1)),
              new FigurePane(words.get("pane.reconstruction.B"), "", pictures.get(2))));
    }
  }

  /** The settled states in the order they came; called on the inference thread. */
  List<Scene> scenes(List<HistoryEntry<MixMoment>> newestFirst, TaskControl control) {
    List<Scene> scenes = new ArrayList<>();
    List<HistoryEntry<MixMoment>> entries = newestFirst.reversed();
    for (int i = 0; i < entries.size(); i++) {
      MixState state = entries.get(i).state().state();
      boolean seen = scenes.stream().anyMatch(scene -> scene.state().sameMixture(state));
      if (ofSamePhotographs(state) && !state.sameMixture(shown.state()) && !seen) {
        scenes.add(scene(entries.get(i), control));
      }
      control.progress(i + 1, entries.size());
    }
    scenes.add(scene(shown.state(), shown.result()));
    return scenes;
  }

  private boolean ofSamePhotographs(MixState state) {
    return same(state.a(), shown.a()) && same(state.b(), shown.b());
  }

  private static boolean same(Optional<MixPhoto> photo, MixPhoto other) {
    return photo.filter(one -> one.photo().sha256().equals(other.photo().sha256())).isPresent();
  }

  private Scene scene(HistoryEntry<MixMoment> entry, TaskControl control) {
    MixState state = entry.state().state();
    if (isMadeAlike(entry.state())) {
      return new Scene(
          state, entry.pictures().stream().map(PixelFrame::toImage).toList(), query.model().name());
    }
    MixState fitting = state.onGrid(query.model().grid());
    MixQuery again =
        query.with(
            new ReconstructionRequest(
                query.request().a(),
                query.request().b(),
                fitting.mask(),
                query.mixture() == Side.B,
                fitting.options().experiment()));
    return scene(state, new MixPipeline().answer(again, withoutSteps(control), _ -> {}));
  }

  private static Scene scene(MixState state, MixResult result) {
    return new Scene(
        state,
        List.of(result.shown().input(), result.pictureA(), result.pictureB()),
        result.query().model().name());
  }

  private boolean isMadeAlike(MixMoment moment) {
    MixQuery then = MixQuery.of(query.model(), query.request(), moment.state().options());
    return moment.model().equals(Optional.of(query.model().name()))
        && then.rendering().equals(query.rendering())
        && then.mixture() == query.mixture();
  }

  /** A network's steps are not the film's. */
  private static TaskControl withoutSteps(TaskControl control) {
    return new TaskControl() {
      @Override
      public void progress(int done, int total) {}

      @Override
      public boolean cancelled() {
        return control.cancelled();
      }
    };
  }
}
