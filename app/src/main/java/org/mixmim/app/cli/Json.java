package org.mixmim.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.mixmim.model.mask.CellMask;

/** What machines read. */
final class Json {
  private static final Gson LINES =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Gson PAGES =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private Json() {}

  /** One line. */
  static String line(JsonElement element) {
    return LINES.toJson(element);
  }

  /** Indented lines. */
  static String page(JsonElement element) {
    return PAGES.toJson(element);
  }

  /** A number, or null where JSON has none: a PSNR can be infinite. */
  static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** A text, or null. */
  static JsonElement text(Optional<String> value) {
    return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  /** The mask's rows of 0 and 1. */
  static JsonArray mask(CellMask mask) {
    JsonArray rows = new JsonArray();
    for (int row = 0; row < mask.rows(); row++) {
      JsonArray cells = new JsonArray();
      for (int column = 0; column < mask.columns(); column++) {
        cells.add(mask.get(row, column) ? 1 : 0);
      }
      rows.add(cells);
    }
    return rows;
  }
}
