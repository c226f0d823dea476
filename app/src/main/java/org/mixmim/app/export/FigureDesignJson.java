package org.mixmim.app.export;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.inference.ErrorMeasure;

/** The layout of a figure as JSON, and back. */
final class FigureDesignJson {
  private FigureDesignJson() {}

  static JsonObject write(FigureDesign design) {
    JsonObject error = new JsonObject();
    error.addProperty("measure", ProvenanceJson.name(design.error().measure()));
    error.addProperty("ofB", design.error().ofB());
    error.addProperty("colours", ProvenanceJson.name(design.error().colours()));
    JsonObject json = new JsonObject();
    json.addProperty("content", ProvenanceJson.name(design.content()));
    json.addProperty("second", design.second());
    json.addProperty("both", design.both());
    json.add("error", error);
    json.addProperty("scale", design.style().scale());
    json.addProperty("captions", design.style().captions());
    json.addProperty("dark", design.style().dark());
    json.addProperty("language", design.language().toLanguageTag());
    return json;
  }

  static FigureDesign read(JsonObject json) {
    JsonObject error = ProvenanceJson.member(json, "error").getAsJsonObject();
    return new FigureDesign(
        ProvenanceJson.constant(FigureDesign.Content.class, json, "content"),
        ProvenanceJson.member(json, "second").getAsBoolean(),
        ProvenanceJson.member(json, "both").getAsBoolean(),
        new FigureDesign.ErrorPane(
            ProvenanceJson.constant(ErrorMeasure.class, error, "measure"),
            ProvenanceJson.member(error, "ofB").getAsBoolean(),
            ProvenanceJson.constant(ColourTable.class, error, "colours")),
        new FigureStyle(
            ProvenanceJson.member(json, "scale").getAsInt(),
            ProvenanceJson.member(json, "captions").getAsBoolean(),
            ProvenanceJson.member(json, "dark").getAsBoolean()),
        Locale.forLanguageTag(ProvenanceJson.string(json, "language")));
  }
}
