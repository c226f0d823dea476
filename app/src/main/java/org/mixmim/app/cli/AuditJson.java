package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.checkpoint.TensorStatistics;
import org.mixmim.model.config.MixMimConfig;

/** What a model file holds, for machines. */
final class AuditJson {
  private AuditJson() {}

  static JsonObject of(
      CheckpointAudit audit,
      Optional<Boolean> normalisedPixels,
      Checkpoint checkpoint,
      boolean withTensors) {
    JsonObject object = new JsonObject();
    object.addProperty("file", audit.name());
    object.addProperty("format", lower(audit.format()));
    object.addProperty("container", audit.container());
    object.addProperty("codebase", lower(audit.codebase()));
    JsonArray tasks = new JsonArray();
    audit.tasks().forEach(task -> tasks.add(lower(task)));
    object.add("tasks", tasks);
    object.add("config", or(audit.config().map(AuditJson::config)));
    object.addProperty("parameters", audit.parameters());
    object.add(
        "macs",
        audit.macs().isPresent() ? new JsonPrimitive(audit.macs().getAsLong()) : JsonNull.INSTANCE);
    object.add("norm_pix", or(normalisedPixels.map(JsonPrimitive::new)));
    object.add(
        "epochs",
        audit.epochs().isPresent()
            ? new JsonPrimitive(audit.epochs().getAsInt())
            : JsonNull.INSTANCE);
    object.add("classes", texts(audit.classNames()));
    object.addProperty("sha256", audit.sha256());
    object.addProperty("skipped_tensors", audit.skippedTensors());
    object.add("missing", texts(audit.missing()));
    object.add("surplus", texts(audit.surplus()));
    JsonArray misshapen = new JsonArray();
    audit.misshapen().forEach(tensor -> misshapen.add(json(tensor)));
    object.add("misshapen", misshapen);
    object.add(
        "problem", or(audit.problem().map(p -> new JsonPrimitive(p.describe(Locale.ENGLISH)))));
    if (withTensors) {
      JsonArray tensors = new JsonArray();
      audit.tensors().forEach(entry -> tensors.add(json(entry, checkpoint)));
      object.add("tensors", tensors);
    }
    return object;
  }

  private static JsonObject config(MixMimConfig config) {
    JsonObject object = new JsonObject();
    object.addProperty("image_size", config.imageSize());
    object.addProperty("patch_size", config.patchSize());
    object.addProperty("width", config.width());
    object.add("depths", numbers(config.depths()));
    object.add("heads", numbers(config.heads()));
    object.add("windows", numbers(config.windows()));
    config
        .decoder()
        .ifPresent(
            decoder -> {
              object.addProperty("decoder_width", decoder.width());
              object.addProperty("decoder_depth", decoder.depth());
              object.addProperty("decoder_heads", decoder.heads());
              object.addProperty("decoder_epsilon", decoder.epsilon());
            });
    if (config.classes().isPresent()) {
      object.addProperty("classes", config.classes().getAsInt());
    }
    return object;
  }

  private static JsonObject json(CheckpointAudit.Misshapen tensor) {
    JsonObject object = new JsonObject();
    object.addProperty("name", tensor.name());
    object.add("found", numbers(tensor.found()));
    object.add("expected", numbers(tensor.expected()));
    return object;
  }

  private static JsonObject json(CheckpointAudit.TensorEntry entry, Checkpoint checkpoint) {
    StoredTensor tensor = Optional.ofNullable(checkpoint.tensors().get(entry.name())).orElseThrow();
    TensorStatistics statistics = TensorStatistics.of(tensor);
    JsonObject object = new JsonObject();
    object.addProperty("name", entry.name());
    object.add("parameter", Json.text(entry.parameter()));
    object.addProperty("dtype", lower(entry.type()));
    object.add("shape", numbers(entry.shape()));
    object.addProperty("not_finite", statistics.notFinite());
    object.add("min", Json.number(statistics.min()));
    object.add("max", Json.number(statistics.max()));
    object.add("mean", Json.number(statistics.mean()));
    object.add("deviation", Json.number(statistics.deviation()));
    object.add("histogram", numbers(statistics.histogram()));
    return object;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static JsonElement or(Optional<? extends JsonElement> value) {
    return value.<JsonElement>map(element -> element).orElse(JsonNull.INSTANCE);
  }

  private static JsonArray numbers(List<? extends Number> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
