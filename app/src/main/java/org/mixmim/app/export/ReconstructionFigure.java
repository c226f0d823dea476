package org.mixmim.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Comparison;
import org.mixmim.model.inference.ErrorMap;
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
  private final FigureDesign design;

  private ReconstructionFigure(Reconstruction reconstruction, Provenance provenance) {
    this.reconstruction = reconstruction;
    this.provenance = provenance;
    this.design = provenance.design();
  }

  /**
   * The figure that a provenance tells of.
   *
   * @param reconstruction what to show; with both mixtures if {@link Provenance#bothMixtures} is
   * @param provenance how it came about and how it is laid out
   * @return the figure
   */
  public static Figure of(Reconstruction reconstruction, Provenance provenance) {
    return new ReconstructionFigure(reconstruction, provenance).figure();
  }

  private Figure figure() {
    int shown = design.second() ? 1 : 0;
    return switch (design.content()) {
      case ROW -> row(shown);
      case GRID -> grid(shown);
      case IMAGE_A -> single(imageA());
      case MIXED -> single(mixed(shown));
      case IMAGE_B -> single(imageB());
      case RECONSTRUCTION_A -> single(predictedA(shown));
      case ERROR -> single(error(shown));
      case RECONSTRUCTION_B -> single(predictedB(shown));
    };
  }

  private Figure single(FigurePane pane) {
    return Figure.row(footer(), List.of(pane));
  }

  private Figure row(int shown) {
    List<List<FigurePane>> rows = new ArrayList<>();
    rows.add(List.of(imageA(), mixed(shown), imageB(), predictedA(shown), predictedB(shown)));
    addOther(shown, rows);
    return new Figure(rows, footer());
  }

  private Figure grid(int shown) {
    List<List<FigurePane>> rows = new ArrayList<>();
    rows.add(List.of(imageA(), mixed(shown), imageB()));
    rows.add(List.of(predictedA(shown), error(shown), predictedB(shown)));
    addOther(shown, rows);
    return new Figure(rows, footer());
  }

  private void addOther(int shown, List<List<FigurePane>> rows) {
    if (design.both()) {
      int other = 1 - shown;
      rows.add(List.of(predictedA(other), mixed(other), predictedB(other)));
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

  private FigurePane mixed(int index) {
    CellMask mask = reconstruction.request().mask();
    CellMask fromB = index == 0 ? mask : mask.inverted();
    return new FigurePane(
        text(index == 0 ? "figure.mixed" : "figure.mixed2"),
        text("figure.from-b", fromB.count(), fromB.size()),
        mixture(index).input());
  }

  private FigurePane predictedA(int index) {
    return predicted(
        index == 0 ? "figure.reconstruction-a" : "figure.reconstruction-a2",
        mixture(index).a(),
        reconstruction.request().a());
  }

  private FigurePane predictedB(int index) {
    return predicted(
        index == 0 ? "figure.reconstruction-b" : "figure.reconstruction-b2",
        mixture(index).b(),
        reconstruction.request().b());
  }

  private Mixture mixture(int index) {
    return reconstruction.mixtures().get(index);
  }

  private FigurePane predicted(String title, Prediction prediction, RgbImage target) {
    RgbImage picture = PredictionRenderer.picture(prediction, target, provenance.rendering());
    double psnr = ReconstructionMetrics.of(comparison(prediction, target)).psnr();
    String detail =
        prediction.hidden().count() == 0 || !Double.isFinite(psnr) ? "" : text("figure.psnr", psnr);
    return new FigurePane(text(title), detail, picture);
  }

  private FigurePane error(int index) {
    FigureDesign.ErrorPane asked = design.error();
    Prediction prediction = asked.ofB() ? mixture(index).b() : mixture(index).a();
    RgbImage target = asked.ofB() ? reconstruction.request().b() : reconstruction.request().a();
    return new FigurePane(
        text(asked.ofB() ? "figure.error-b" : "figure.error-a"),
        text("figure.measure." + asked.measure()),
        asked.colours().picture(ErrorMap.of(comparison(prediction, target), asked.measure())),
        Optional.of(
            new FigurePane.ColourScale(asked.colours(), text("figure.unit." + asked.measure()))));
  }

  private Comparison comparison(Prediction prediction, RgbImage target) {
    return Comparison.of(prediction, target, provenance.rendering().colours());
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
    return Texts.find(ReconstructionFigure.class, design.language(), key, arguments);
  }
}
