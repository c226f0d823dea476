package org.mixmim.app.mix;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigurePane;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.export.ReconstructionFigure;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;

/**
 * A result together with the state that it came of, ready to leave the program.
 *
 * @param result the pictures
 * @param state what was asked
 * @param a image A
 * @param b image B
 */
record MixFigure(MixResult result, MixState state, MixPhoto a, MixPhoto b) {
  /** What is shown now; empty while the newest state has no result yet. */
  static Optional<MixFigure> of(MixViewModel model) {
    MixState state = model.stateProperty().get();
    return model
        .resultProperty()
        .get()
        .flatMap(
            result ->
                state.a().flatMap(a -> state.b().map(b -> new MixFigure(result, state, a, b))))
        .filter(MixFigure::current);
  }

  private boolean current() {
    return result.query().request().mask().equals(state.mask())
        && result.query().request().a().equals(a.square())
        && result.query().request().b().equals(b.square())
        && result.query().request().experiment().equals(state.options().experiment());
  }

  /** How the result came about; hashes the model's file, so it belongs in the background. */
  Provenance provenance() {
    MixQuery query = result.query();
    boolean random = state.origin() == MaskOrigin.RANDOM;
    return new Provenance(
        "MixMIM Explorer " + ProductVersion.text(),
        new Provenance.Model(query.model().name(), query.model().sha256()),
        source(a),
        source(b),
        state.mask(),
        random ? OptionalLong.of(state.seed()) : OptionalLong.empty(),
        random ? OptionalDouble.of(state.ratio()) : OptionalDouble.empty(),
        query.rendering(),
        query.request().experiment(),
        result.reconstruction().mixtures().size() > 1,
        a.preprocessing().convention());
  }

  private static Provenance.Source source(MixPhoto photo) {
    return new Provenance.Source(photo.name(), photo.photo().sha256(), photo.crop().box());
  }

  /** The six panes as the view lays them out. */
  Figure draw(Wording words, Locale locale) {
    MixQuery query = result.query();
    FigurePane error =
        new FigurePane(
            words.get("pane.error"),
            words.get("pane.error." + query.measure()),
            paint(result.error(), state.options().errorColours()));
    return ReconstructionFigure.grid(result.reconstruction(), provenance(), error, locale);
  }

  private static RgbImage paint(HostTensor map, ColourTable colours) {
    byte[] rgb = new byte[3 * map.length()];
    for (int i = 0; i < map.length(); i++) {
      int colour = colours.colour(map.at(i));
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return RgbImage.of(map.size(1), map.size(0), rgb);
  }
}
