package org.mixmim.app.mix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.export.FigureDesign;
import org.mixmim.app.export.FigureStyle;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Reconstruction;

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
    MixState state = model.state();
    return model
        .current()
        .flatMap(
            result ->
                state.a().flatMap(a -> state.b().map(b -> new MixFigure(result, state, a, b))));
  }

  Reconstruction reconstruction() {
    return result.reconstruction();
  }

  /** How the result came about; hashes the model's file, so it belongs in the background. */
  Provenance provenance(FigureDesign.Content content, FigureStyle style, Locale language) {
    MixQuery query = result.query();
    MixOptions options = state.options();
    // As it was computed: a batch of two may round otherwise than a batch of one.
    boolean both = result.reconstruction().mixtures().size() > 1;
    boolean drawn = state.origin().drawn();
    return new Provenance(
        "MixMIM Explorer " + ProductVersion.text(),
        query.model().provenance(),
        source(a),
        source(b),
        state.mask(),
        drawn ? OptionalLong.of(state.seed()) : OptionalLong.empty(),
        drawn ? OptionalDouble.of(state.ratio()) : OptionalDouble.empty(),
        query.rendering(),
        query.request().experiment(),
        both,
        a.preprocessing().convention(),
        new FigureDesign(
            content,
            query.mixture() == Side.B,
            both && options.bothMixtures() && !content.single(),
            new FigureDesign.ErrorPane(
                query.measure(), query.errorOf() == Side.B, options.errorColours()),
            style,
            language));
  }

  private static Provenance.Source source(MixPhoto photo) {
    boolean fileless = photo.photo().origin() instanceof Photo.Origin.Memory;
    return new Provenance.Source(
        photo.name(),
        photo.photo().sha256(),
        photo.crop().box(),
        fileless ? Optional.of(photo.square()) : Optional.empty());
  }

  /** Originals, mixture and reconstructions as photographs. */
  List<Photo> photos(Wording words) {
    return List.of(
        photo(words.get("pane.photo.A") + ", " + a.name(), a.square()),
        photo(words.get("pane.photo.B") + ", " + b.name(), b.square()),
        photo(words.get("pane.mixed"), result.shown().input()),
        photo(words.get("pane.reconstruction.A"), result.pictureA()),
        photo(words.get("pane.reconstruction.B"), result.pictureB()));
  }

  private static Photo photo(String name, RgbImage pixels) {
    return PhotoService.of(name, pixels);
  }
}
