package org.mixmim.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixmim.app.export.FigureDesign;
import org.mixmim.app.export.Provenance;
import org.mixmim.model.image.CroppedImage;

/**
 * How an exported figure came about.
 *
 * @param provenance what the figure carries
 */
record ProvenanceReport(Provenance provenance) {
  /** For people. */
  List<String> lines(CliTexts texts) {
    Columns columns = new Columns();
    columns.row(texts.text("out.doctor.program"), provenance.program());
    columns.row(
        texts.text("out.provenance.model"),
        provenance.model().name() + "  sha256 " + provenance.model().sha256());
    provenance.model().use().ifPresent(use -> rows(use, columns, texts));
    columns.row("A", line(provenance.a(), texts));
    columns.row("B", line(provenance.b(), texts));
    columns.row(texts.text("out.provenance.mask"), provenance.mask().toString());
    if (provenance.seed().isPresent()) {
      columns.row(texts.text("out.provenance.seed"), Long.toString(provenance.seed().getAsLong()));
    }
    columns.row(
        texts.text("out.provenance.colours"), lower(Colour.of(provenance.rendering().colours())));
    columns.row(
        texts.text("out.provenance.pasted"),
        texts.text(provenance.rendering().pasteVisible() ? "out.yes" : "out.no"));
    columns.row(texts.text("out.provenance.filling"), lower(provenance.experiment().filling()));
    columns.row(
        texts.text("out.provenance.masked-attention"),
        texts.text(provenance.experiment().maskedAttention() ? "out.yes" : "out.no"));
    columns.row(
        texts.text("out.provenance.both"),
        texts.text(provenance.bothMixtures() ? "out.yes" : "out.no"));
    columns.row(texts.text("out.provenance.preprocessing"), lower(provenance.preprocessing()));
    columns.row(
        texts.text("out.provenance.figure"),
        lower(provenance.design().content()) + ", " + provenance.design().style().scale() + "x");
    return columns.lines();
  }

  private static void rows(Provenance.Use use, Columns columns, CliTexts texts) {
    columns.row(texts.text("out.bench.precision"), lower(use.precision()));
    columns.row(texts.text("out.provenance.heads"), Integer.toString(use.decoderHeads()));
    columns.row(
        texts.text("out.provenance.normalised"),
        texts.text(use.normalisedPixels() ? "out.yes" : "out.no"));
  }

  private static String line(Provenance.Source source, CliTexts texts) {
    String name = source.file() + "  sha256 " + source.sha256();
    return source.square().isPresent() ? name + "  " + texts.text("out.provenance.within") : name;
  }

  /** For machines. */
  JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty("program", provenance.program());
    object.addProperty("model", provenance.model().name());
    object.addProperty("sha256", provenance.model().sha256());
    Optional<Provenance.Use> use = provenance.model().use();
    object.add("precision", orNull(use.map(u -> new JsonPrimitive(lower(u.precision())))));
    object.add("decoder_heads", orNull(use.map(u -> new JsonPrimitive(u.decoderHeads()))));
    object.add("normalised_pixels", orNull(use.map(u -> new JsonPrimitive(u.normalisedPixels()))));
    object.add("a", json(provenance.a()));
    object.add("b", json(provenance.b()));
    object.add("mask", Json.mask(provenance.mask()));
    object.add(
        "seed",
        provenance.seed().isPresent()
            ? new JsonPrimitive(provenance.seed().getAsLong())
            : JsonNull.INSTANCE);
    JsonElement ratio =
        provenance.ratio().isPresent()
            ? Json.number(provenance.ratio().getAsDouble())
            : JsonNull.INSTANCE;
    object.add("ratio", ratio);
    object.addProperty("colours", lower(Colour.of(provenance.rendering().colours())));
    object.addProperty("paste_visible", provenance.rendering().pasteVisible());
    object.addProperty("filling", lower(provenance.experiment().filling()));
    object.addProperty("masked_attention", provenance.experiment().maskedAttention());
    object.addProperty("both", provenance.bothMixtures());
    object.addProperty("preprocessing", lower(provenance.preprocessing()));
    object.add("figure", json(provenance.design()));
    return object;
  }

  private static JsonElement orNull(Optional<JsonPrimitive> value) {
    return value.isPresent() ? value.get() : JsonNull.INSTANCE;
  }

  private static JsonObject json(FigureDesign design) {
    JsonObject object = new JsonObject();
    object.addProperty("content", lower(design.content()));
    object.addProperty("second", design.second());
    object.addProperty("both", design.both());
    object.addProperty("scale", design.style().scale());
    object.addProperty("captions", design.style().captions());
    object.addProperty("dark", design.style().dark());
    object.addProperty("language", design.language().toLanguageTag());
    return object;
  }

  private static JsonObject json(Provenance.Source source) {
    CroppedImage.Box crop = source.crop();
    JsonObject box = new JsonObject();
    box.addProperty("x", crop.x());
    box.addProperty("y", crop.y());
    box.addProperty("width", crop.width());
    box.addProperty("height", crop.height());
    JsonObject object = new JsonObject();
    object.addProperty("file", source.file());
    object.addProperty("sha256", source.sha256());
    object.add("crop", box);
    object.addProperty("within", source.square().isPresent());
    return object;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
