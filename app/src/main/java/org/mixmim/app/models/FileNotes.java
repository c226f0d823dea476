package org.mixmim.app.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.text.NumberFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixmim.app.text.Texts;

/**
 * What a file notes of its model as a JSON object: a line a note, in words where they are known.
 */
final class FileNotes {
  private static final Set<String> KNOWN =
      Set.of(
          "start",
          "steps",
          "images",
          "epochs",
          "batch",
          "mask_ratio",
          "optimizer",
          "data",
          "tiny_imagenet_val_top1",
          "tiny_imagenet_val_top5",
          "tiny_imagenet_val_images",
          "sharp_photos_top1",
          "held_out_hidden_mse_normalised_pixels",
          "predict_visible_mean_baseline",
          "held_out");

  /** More than any figure of a model has. */
  private static final int DIGITS = 9;

  private FileNotes() {}

  /** A JSON object as lines, anything else as it is. */
  static String readable(String text, Texts texts) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject object
          ? object.asMap().entrySet().stream()
              .map(note -> line(note, texts))
              .collect(Collectors.joining("\n"))
          : text;
    } catch (JsonParseException e) {
      return text;
    }
  }

  private static String line(Map.Entry<String, JsonElement> note, Texts texts) {
    String key = note.getKey();
    return KNOWN.contains(key)
        ? texts.get("note", texts.get("note." + key), value(note.getValue(), texts))
        : texts.get("note", key, asWritten(note.getValue()));
  }

  private static String value(JsonElement value, Texts texts) {
    if (!(value instanceof JsonPrimitive primitive && primitive.isNumber())) {
      return asWritten(value);
    }
    NumberFormat numbers = NumberFormat.getInstance(texts.locale());
    numbers.setMaximumFractionDigits(DIGITS);
    return numbers.format(primitive.getAsDouble());
  }

  private static String asWritten(JsonElement value) {
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
  }
}
