package org.mixmim.model.zoo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.mixmim.model.config.ConfigException;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.file.AtomicFile;

/** What the store notes beside a model file, in {@code model.json} of the model's folder. */
final class StoreRecord {
  private static final String FILE = "model.json";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private StoreRecord() {}

  /**
   * The name of a model's file beside its record.
   *
   * @param wanted the file's own name
   * @param otherwise what to call it if the record has that name, be it in capitals
   */
  static String fileName(String wanted, String otherwise) {
    return isOwn(wanted) ? otherwise : wanted;
  }

  private static boolean isOwn(String fileName) {
    return fileName.equalsIgnoreCase(FILE);
  }

  static void write(Path folder, StoredModel model) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("file", String.valueOf(model.file().getFileName()));
    json.addProperty("bytes", model.bytes());
    json.addProperty("sha256", model.sha256());
    json.addProperty("origin", model.origin());
    json.addProperty("added", model.added().toString());
    model.config().ifPresent(config -> json.add("config", ConfigJson.write(config)));
    model.normalisedPixels().ifPresent(is -> json.addProperty("normalisedPixels", is));
    AtomicFile.write(
        folder.resolve(FILE), out -> out.write(GSON.toJson(json).getBytes(StandardCharsets.UTF_8)));
  }

  /** The model in a folder; empty if the folder is not one that this program finished. */
  static Optional<StoredModel> read(Path folder) {
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(folder.resolve(FILE))).getAsJsonObject();
      // Only the last part counts: a record must not point out of its folder.
      Path name = Path.of(json.get("file").getAsString()).getFileName();
      if (name == null || isOwn(name.toString()) || !Files.isRegularFile(folder.resolve(name))) {
        return Optional.empty();
      }
      Optional<MixMimConfig> config =
          Optional.ofNullable(json.getAsJsonObject("config")).map(ConfigJson::read);
      return Optional.of(
          new StoredModel(
              String.valueOf(folder.getFileName()),
              folder.resolve(name),
              json.get("bytes").getAsLong(),
              json.get("sha256").getAsString(),
              json.get("origin").getAsString(),
              Instant.parse(json.get("added").getAsString()),
              config,
              json.has("normalisedPixels")
                  ? Optional.of(json.get("normalisedPixels").getAsBoolean())
                  : Optional.empty()));
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException
        | IllegalArgumentException
        | DateTimeParseException
        | ConfigException e) {
      return Optional.empty();
    }
  }
}
