package org.mixmim.model.zoo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;

/** A network's configuration as JSON. */
final class ConfigJson {
  private ConfigJson() {}

  static JsonObject write(MixMimConfig config) {
    JsonObject json = new JsonObject();
    json.addProperty("imageSize", config.imageSize());
    json.addProperty("patchSize", config.patchSize());
    json.addProperty("width", config.width());
    json.add("depths", list(config.depths()));
    json.add("heads", list(config.heads()));
    json.add("windows", list(config.windows()));
    config
        .decoder()
        .ifPresent(
            decoder -> {
              JsonObject inner = new JsonObject();
              inner.addProperty("width", decoder.width());
              inner.addProperty("depth", decoder.depth());
              inner.addProperty("heads", decoder.heads());
              inner.addProperty("epsilon", decoder.epsilon());
              json.add("decoder", inner);
            });
    config.classes().ifPresent(classes -> json.addProperty("classes", classes));
    return json;
  }

  static MixMimConfig read(JsonObject json) {
    Optional<DecoderConfig> decoder =
        Optional.ofNullable(json.getAsJsonObject("decoder"))
            .map(
                inner ->
                    new DecoderConfig(
                        inner.get("width").getAsInt(),
                        inner.get("depth").getAsInt(),
                        inner.get("heads").getAsInt(),
                        inner.get("epsilon").getAsDouble()));
    return new MixMimConfig(
        json.get("imageSize").getAsInt(),
        json.get("patchSize").getAsInt(),
        json.get("width").getAsInt(),
        list(json.getAsJsonArray("depths")),
        list(json.getAsJsonArray("heads")),
        list(json.getAsJsonArray("windows")),
        decoder,
        json.has("classes") ? OptionalInt.of(json.get("classes").getAsInt()) : OptionalInt.empty());
  }

  private static JsonArray list(List<Integer> numbers) {
    JsonArray json = new JsonArray();
    numbers.forEach(json::add);
    return json;
  }

  private static List<Integer> list(JsonArray json) {
    return StreamSupport.stream(json.spliterator(), false).map(JsonElement::getAsInt).toList();
  }
}
