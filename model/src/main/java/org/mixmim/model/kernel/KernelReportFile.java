package org.mixmim.model.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.file.AtomicFile;
import org.mixmim.model.kernel.KernelReport.Machine;
import org.mixmim.model.kernel.KernelReport.Timing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was measured as JSON. A file that cannot be used is as good as none. */
final class KernelReportFile {
  private static final Logger LOG = LoggerFactory.getLogger(KernelReportFile.class);

  /** To be raised whenever kernels or the search for them change. */
  private static final int REVISION = 4;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private KernelReportFile() {}

  /** The report in a file, if it was made by such a program on this machine. */
  static Optional<KernelReport> read(Path file, Machine machine) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonObject content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (!head(machine).equals(member(content, "machine"))) {
        return Optional.empty();
      }
      List<Timing> timings = new ArrayList<>();
      for (JsonElement line : member(content, "timings").getAsJsonArray()) {
        timings.add(timing(line.getAsJsonObject()));
      }
      boolean recorded = member(content, "recorded").getAsBoolean();
      return Optional.of(KernelReport.of(machine, recorded, timings));
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      LOG.info("{} cannot be used", file, e);
      return Optional.empty();
    }
  }

  /** Writes a report; the folder must exist. */
  static void write(Path file, KernelReport report) throws IOException {
    JsonObject content = new JsonObject();
    content.add("machine", head(report.machine()));
    content.addProperty("recorded", report.recorded());
    JsonArray timings = new JsonArray();
    report.timings().forEach(timing -> timings.add(line(timing)));
    content.add("timings", timings);
    AtomicFile.write(file, out -> out.write(GSON.toJson(content).getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonObject head(Machine machine) {
    JsonObject head = new JsonObject();
    head.addProperty("revision", REVISION);
    head.addProperty("device", machine.device());
    head.addProperty("processor", machine.processor());
    head.addProperty("library", machine.library());
    head.addProperty("threads", machine.threads());
    return head;
  }

  private static JsonObject line(Timing timing) {
    JsonObject line = new JsonObject();
    line.addProperty("operation", timing.operation());
    line.addProperty("method", timing.method());
    line.addProperty("precision", timing.precision().name());
    timing.milliseconds().ifPresent(value -> line.addProperty("milliseconds", value));
    timing.error().ifPresent(value -> line.addProperty("error", value));
    line.addProperty("chosen", timing.chosen());
    return line;
  }

  private static Timing timing(JsonObject line) {
    return new Timing(
        member(line, "operation").getAsString(),
        member(line, "method").getAsString(),
        Precision.valueOf(member(line, "precision").getAsString()),
        Optional.ofNullable(line.get("milliseconds")).map(JsonElement::getAsDouble),
        Optional.ofNullable(line.get("error")).map(JsonElement::getAsDouble),
        member(line, "chosen").getAsBoolean());
  }

  private static JsonElement member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name))
        .orElseThrow(() -> new JsonParseException("no " + name));
  }
}
