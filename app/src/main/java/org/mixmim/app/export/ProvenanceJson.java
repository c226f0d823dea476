package org.mixmim.app.export;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Filling;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.mask.CellMask;

/** Provenance as JSON, and back. */
final class ProvenanceJson {
  private static final int VERSION = 1;

  /** The largest grid believed: an input of 8192 pixels. */
  private static final int LARGEST_GRID = 256;

  private ProvenanceJson() {}

  static String write(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("program", provenance.program());
    json.add("model", model(provenance.model()));
    json.add("a", source(provenance.a()));
    json.add("b", source(provenance.b()));
    json.add("mask", mask(provenance.mask()));
    provenance.seed().ifPresent(seed -> json.addProperty("seed", seed));
    provenance.ratio().ifPresent(ratio -> json.addProperty("ratio", ratio));
    json.addProperty("colours", name(provenance.rendering().colours()));
    json.addProperty("pasteVisible", provenance.rendering().pasteVisible());
    json.addProperty("filling", name(provenance.experiment().filling()));
    json.addProperty("maskedAttention", provenance.experiment().maskedAttention());
    json.addProperty("bothMixtures", provenance.bothMixtures());
    json.addProperty("preprocessing", name(provenance.preprocessing()));
    json.add("figure", FigureDesignJson.write(provenance.design()));
    return new GsonBuilder().disableHtmlEscaping().create().toJson(json);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  static Provenance read(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      if (member(json, "version").getAsInt() > VERSION) {
        throw new IllegalArgumentException("written by a newer version");
      }
      return new Provenance(
          string(json, "program"),
          model(member(json, "model").getAsJsonObject()),
          source(member(json, "a").getAsJsonObject()),
          source(member(json, "b").getAsJsonObject()),
          mask(member(json, "mask").getAsJsonArray()),
          json.has("seed")
              ? OptionalLong.of(member(json, "seed").getAsLong())
              : OptionalLong.empty(),
          json.has("ratio")
              ? OptionalDouble.of(member(json, "ratio").getAsDouble())
              : OptionalDouble.empty(),
          new Rendering(
              constant(ColourMode.class, json, "colours"),
              member(json, "pasteVisible").getAsBoolean()),
          new Experiment(
              constant(Filling.class, json, "filling"),
              member(json, "maskedAttention").getAsBoolean()),
          member(json, "bothMixtures").getAsBoolean(),
          constant(Preprocessing.Convention.class, json, "preprocessing"),
          FigureDesignJson.read(member(json, "figure").getAsJsonObject()));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | StackOverflowError e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonObject model(Provenance.Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("name", model.name());
    json.addProperty("sha256", model.sha256());
    model
        .use()
        .ifPresent(
            use -> {
              json.addProperty("precision", name(use.precision()));
              json.addProperty("decoderHeads", use.decoderHeads());
              json.addProperty("normalisedPixels", use.normalisedPixels());
            });
    return json;
  }

  private static Provenance.Model model(JsonObject json) {
    return new Provenance.Model(
        string(json, "name"),
        string(json, "sha256"),
        json.has("precision")
            ? Optional.of(
                new Provenance.Use(
                    constant(Precision.class, json, "precision"),
                    member(json, "decoderHeads").getAsInt(),
                    member(json, "normalisedPixels").getAsBoolean()))
            : Optional.empty());
  }

  private static JsonObject source(Provenance.Source source) {
    JsonObject json = new JsonObject();
    json.addProperty("file", source.file());
    json.addProperty("sha256", source.sha256());
    JsonArray crop = new JsonArray();
    crop.add(source.crop().x());
    crop.add(source.crop().y());
    crop.add(source.crop().width());
    crop.add(source.crop().height());
    json.add("crop", crop);
    source
        .square()
        .map(ImageFiles::encodePng)
        .map(Base64.getEncoder()::encodeToString)
        .ifPresent(png -> json.addProperty("square", png));
    return json;
  }

  private static Provenance.Source source(JsonObject json) {
    JsonArray crop = member(json, "crop").getAsJsonArray();
    if (crop.size() != 4) {
      throw new IllegalArgumentException("a crop has four numbers");
    }
    return new Provenance.Source(
        string(json, "file"),
        string(json, "sha256"),
        new CroppedImage.Box(
            crop.get(0).getAsDouble(),
            crop.get(1).getAsDouble(),
            crop.get(2).getAsDouble(),
            crop.get(3).getAsDouble()),
        json.has("square") ? Optional.of(square(string(json, "square"))) : Optional.empty());
  }

  private static RgbImage square(String png) {
    try {
      return ImageFiles.read(Base64.getDecoder().decode(png), "square", Orientation.AS_STORED);
    } catch (ImageException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonArray mask(CellMask mask) {
    JsonArray rows = new JsonArray();
    for (int row = 0; row < mask.rows(); row++) {
      StringBuilder cells = new StringBuilder();
      for (int column = 0; column < mask.columns(); column++) {
        cells.append(mask.get(row, column) ? '1' : '0');
      }
      rows.add(cells.toString());
    }
    return rows;
  }

  private static CellMask mask(JsonArray rows) {
    int columns = rows.isEmpty() ? 0 : rows.get(0).getAsString().length();
    if (columns < 1 || columns > LARGEST_GRID || rows.size() > LARGEST_GRID) {
      throw new IllegalArgumentException("no such grid");
    }
    boolean[] cells = new boolean[rows.size() * columns];
    for (int row = 0; row < rows.size(); row++) {
      String text = rows.get(row).getAsString();
      if (text.length() != columns || !text.chars().allMatch(c -> c == '0' || c == '1')) {
        throw new IllegalArgumentException("rows of 0 and 1 of one length are expected");
      }
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] = text.charAt(column) == '1';
      }
    }
    return CellMask.of(rows.size(), columns, cells);
  }

  static JsonElement member(JsonObject json, String name) {
    JsonElement member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return member;
  }

  static String string(JsonObject json, String name) {
    return member(json, name).getAsString();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E constant(Class<E> type, JsonObject json, String name) {
    return Enum.valueOf(type, string(json, name).toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
