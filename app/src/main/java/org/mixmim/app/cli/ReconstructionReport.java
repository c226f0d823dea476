package org.mixmim.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Comparison;
import org.mixmim.model.inference.Figures;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionMetrics;
import org.mixmim.model.inference.TrainingLoss;
import org.mixmim.model.mask.CellMask;

/**
 * What {@code reconstruct} says of a reconstruction.
 *
 * @param result the reconstruction
 * @param loss the training loss, where it was computed
 * @param settings how it was made
 * @param model the model's name
 * @param sha256 the model file's hash
 */
record ReconstructionReport(
    Reconstruction result,
    Optional<TrainingLoss> loss,
    ReconstructionSettings settings,
    String model,
    Optional<String> sha256) {

  /** For machines. The figures are those of the first mixture, and apart those of the second. */
  JsonObject json() {
    JsonObject object = new JsonObject();
    figures(object, result.first());
    if (result.mixtures().size() > 1) {
      JsonObject second = new JsonObject();
      figures(second, result.mixtures().get(1));
      object.add("second", second);
    }
    object.add("loss", loss.map(ReconstructionReport::json).orElse(JsonNull.INSTANCE));
    object.add("mask", Json.mask(result.request().mask()));
    object.add(
        "seed",
        settings.seed().isPresent()
            ? new JsonPrimitive(settings.seed().getAsLong())
            : JsonNull.INSTANCE);
    object.addProperty("model", model);
    object.add("sha256", Json.text(sha256));
    return object;
  }

  /** For people. */
  List<String> lines(CliTexts texts, String a, String b) {
    CellMask mask = result.request().mask();
    Columns columns = new Columns();
    columns.row(
        "",
        texts.text("out.column.hidden"),
        texts.text("out.column.mse"),
        texts.text("out.column.psnr"),
        texts.text("out.column.ssim"),
        texts.text("out.column.image"));
    List<Mixture> mixtures = result.mixtures();
    for (int i = 0; i < mixtures.size(); i++) {
      String number = mixtures.size() > 1 ? " " + (i + 1) : "";
      Mixture mixture = mixtures.get(i);
      row(columns, texts, "A" + number, figures(mixture.a(), result.request().a()), a);
      row(columns, texts, "B" + number, figures(mixture.b(), result.request().b()), b);
    }
    List<String> lines = new ArrayList<>(columns.lines());
    loss.ifPresent(
        found ->
            lines.add(
                texts.text(
                    "out.loss",
                    texts.number(found.plain(), 6),
                    texts.number(found.normalised(), 6))));
    String cells =
        texts.text("out.mask", mask.count(), mask.size(), texts.number(100 * mask.ratio(), 1));
    lines.add(
        settings.seed().isPresent()
            ? cells + texts.text("out.mask-seed", Long.toString(settings.seed().getAsLong()))
            : cells);
    lines.add(texts.text("out.model", model, sha256.orElse("")));
    return lines;
  }

  private static void row(
      Columns columns, CliTexts texts, String name, Figures figures, String file) {
    columns.row(
        name,
        texts.count(figures.hiddenCells()),
        texts.number(figures.mse(), 5),
        texts.number(figures.psnr(), 2) + (Double.isNaN(figures.psnr()) ? "" : " dB"),
        texts.number(figures.ssim(), 3),
        file);
  }

  private Figures figures(Prediction prediction, RgbImage target) {
    return ReconstructionMetrics.of(
        Comparison.of(prediction, target, settings.rendering().colours()));
  }

  private void figures(JsonObject object, Mixture mixture) {
    object.add("a", json(figures(mixture.a(), result.request().a())));
    object.add("b", json(figures(mixture.b(), result.request().b())));
  }

  private static JsonElement json(TrainingLoss loss) {
    JsonObject object = new JsonObject();
    object.add("plain", Json.number(loss.plain()));
    object.add("normalised", Json.number(loss.normalised()));
    return object;
  }

  private static JsonElement json(Figures figures) {
    JsonObject object = new JsonObject();
    object.addProperty("hiddenCells", figures.hiddenCells());
    object.add("mse", Json.number(figures.mse()));
    object.add("psnr", Json.number(figures.psnr()));
    object.add("ssim", Json.number(figures.ssim()));
    return object;
  }
}
