package org.mixmim.app.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigurePane;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.model.image.RgbImage;

/** The paint history of the two photographs shown, ending with what is shown. */
final class MixFilm {
  private final Wording words;

  MixFilm(Wording words) {
    this.words = words;
  }

  /** The settled states of these photographs as figures, in the order they came. */
  List<Figure> frames(List<HistoryEntry<MixState>> newestFirst, MixFigure shown) {
    List<Figure> frames = new ArrayList<>();
    for (HistoryEntry<MixState> entry : newestFirst.reversed()) {
      if (ofSamePhotographs(entry.state(), shown) && !entry.state().sameMixture(shown.state())) {
        frames.add(
            frame(entry.state(), entry.pictures().stream().map(PixelFrame::toImage).toList()));
      }
    }
    MixResult last = shown.result();
    frames.add(
        frame(shown.state(), List.of(last.shown().input(), last.pictureA(), last.pictureB())));
    return frames;
  }

  private static boolean ofSamePhotographs(MixState state, MixFigure shown) {
    return same(state.a(), shown.a()) && same(state.b(), shown.b());
  }

  /** The same photograph cut to the same size: all frames of a film have one. */
  private static boolean same(Optional<MixPhoto> photo, MixPhoto other) {
    return photo
        .filter(
            one ->
                one.photo().sha256().equals(other.photo().sha256())
                    && one.square().width() == other.square().width())
        .isPresent();
  }

  private Figure frame(MixState state, List<RgbImage> pictures) {
    return Figure.row(
        "",
        List.of(
            new FigurePane(words.get("pane.mixed"), words.caption(state), pictures.get(0)),
            new FigurePane(words.get("pane.reconstruction.A"), "", pictures.get(1)),
            new FigurePane(words.get("pane.reconstruction.B"), "", pictures.get(2))));
  }
}
