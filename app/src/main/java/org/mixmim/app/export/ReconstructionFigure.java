package org.mixmim.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionMetrics;
import org.mixmim.model.mask.CellMask;

/**
 * Makes the figure of a reconstruction. The same reconstruction and provenance make the same
 * figure, in the window and on the command line.
 */
public final class ReconstructionFigure {
  private final Reconstruction reconstruction;
  private final Provenance provenance;
  private final Locale locale;

  private ReconstructionFigure(
      Reconstruction reconstruction, Provenance provenance, Locale locale) {
    this.reconstruction = reconstruction;
    this.provenance = provenance;
    this.locale = locale;
  }

  /**
   * A, the mixture, B and both reconstructions in one row; the second mixture and its
   * reconstructions, where they were computed, in another.
   *
   * @param reconstruction what to show
   * @param provenance how it came about
   * @param locale the captions' language
   * @return the figure
   */
  public static Figure rows(Reconstruction reconstruction, Provenance provenance, Locale locale) {
    return new ReconstructionFigure(reconstruction, provenance, locale).rows();
  }

  /**
   * The six panes as the Mix view lays them out; below, the second mixture and its reconstructions
   * where they were computed.
   *
   * @param reconstruction what to show
   * @param provenance how it came about
   * @param error the error map in colours, with its captions
   * @param locale the captions' language
   * @return the figure
   */
  public static Figure grid(
      Reconstruction reconstruction, Provenance provenance, FigurePane error, Locale locale) {
    return new ReconstructionFigure(reconstruction, provenance, locale).grid(error);
  }

  private Figure rows() {
    Mixture first = reconstruction.first();
    List<List<FigurePane>> rows = new ArrayList<>();
    rows.add(
        List.of(
            imageA(),
            mixed("figure.mixed", first, reconstruction.request().mask()),
            imageB(),
            predicted("figure.reconstruction-a", first.a(), reconstruction.request().a()),
            predicted("figure.reconstruction-b", first.b(), reconstruction.request().b())));
    addSecond(rows);
    return new Figure(rows, footer());
  }

  private Figure grid(FigurePane error) {
    Mixture first = reconstruction.first();
    List<List<FigurePane>> rows = new ArrayList<>();
    rows.add(
        List.of(imageA(), mixed("figure.mixed", first, reconstruction.request().mask()), imageB()));
    rows.add(
        List.of(
            predicted("figure.reconstruction-a", first.a(), reconstruction.request().a()),
            error,
            predicted("figure.reconstruction-b", first.b(), reconstruction.request().b())));
    addSecond(rows);
    return new Figure(rows, footer());
  }

  private void addSecond(List<List<FigurePane>> rows) {
    if (reconstruction.mixtures().size() > 1) {
      Mixture second = reconstruction.mixtures().get(1);
      CellMask fromB = reconstruction.request().mask().inverted();
      rows.add(
          List.of(
              predicted("figure.reconstruction-a2", second.a(), reconstruction.request().a()),
              mixed("figure.mixed2", second, fromB),
              predicted("figure.reconstruction-b2", second.b(), reconstruction.request().b())));
    }
  }

  private FigurePane imageA() {
    return new FigurePane(
        text("figure.image-a"), provenance.a().file(), reconstruction.request().a());
  }

  private FigurePane imageB() {
    return new FigurePane(
        text("figure.image-b"), provenance.b().file(), reconstruction.request().b());
  }

  private FigurePane mixed(String title, Mixture mixture, CellMask fromB) {
    return new FigurePane(
        text(title), text("figure.from-b", fromB.count(), fromB.size()), mixture.input());
  }

  private FigurePane predicted(String title, Prediction prediction, RgbImage target) {
    RgbImage picture = PredictionRenderer.picture(prediction, target, provenance.rendering());
    double psnr =
        ReconstructionMetrics.of(prediction, target, provenance.rendering().colours()).psnr();
    String detail =
        prediction.hidden().count() == 0 || !Double.isFinite(psnr) ? "" : text("figure.psnr", psnr);
    return new FigurePane(text(title), detail, picture);
  }

  private String footer() {
    CellMask mask = reconstruction.request().mask();
    StringJoiner parts = new StringJoiner(" · ");
    parts.add(provenance.model().name());
    parts.add(text("figure.mask", mask.count(), mask.size(), 100 * mask.ratio()));
    // As text: MessageFormat would write seed 1,234.
    provenance.seed().ifPresent(seed -> parts.add(text("figure.seed", Long.toString(seed))));
    if (reconstruction.first().a().normalisedPixels()) {
      parts.add(text("figure.colours." + provenance.rendering().colours()));
    }
    parts.add(text(provenance.rendering().pasteVisible() ? "figure.pasted" : "figure.not-pasted"));
    if (!provenance.experiment().isStandard()) {
      parts.add(text("figure.filling." + provenance.experiment().filling()));
      if (!provenance.experiment().maskedAttention()) {
        parts.add(text("figure.attention-not-masked"));
      }
    }
    return parts.toString();
  }

  private String text(String key, Object... arguments) {
    return Texts.find(ReconstructionFigure.class, locale, key, arguments);
  }
}
