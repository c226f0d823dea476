package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.app.ProductVersion;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.Processor;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.zoo.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Says what the program found on this machine. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--json")
  private boolean json;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DoctorFacts facts = new DoctorFacts(context.texts());
    facts.text("program", "MixMIM Explorer " + ProductVersion.text());
    facts.text(
        "java", Runtime.version() + ", " + property("java.vendor") + ", " + property("java.home"));
    facts.text(
        "system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    facts.count("processors", Runtime.getRuntime().availableProcessors());
    facts.bytes("heap", Runtime.getRuntime().maxMemory());
    facts.text("encoding", Charset.defaultCharset() + ", " + property("native.encoding"));
    facts.text("language", context.terminal().locale().toLanguageTag());
    models(facts);

    Optional<EngineReport> engine = Optional.empty();
    Optional<MixMimException> failure = Optional.empty();
    try {
      TorchEngine.start();
      engine = Optional.of(TorchEngine.report());
    } catch (MixMimException e) {
      failure = Optional.of(e);
    }
    engine.ifPresent(
        report -> {
          facts.text("engine", report.engine() + " " + report.version());
          facts.count("threads", report.threads());
          kernels(facts);
        });
    if (json) {
      context.terminal().out().println(Json.page(json(facts.page(), engine)));
    } else {
      print(facts.columns(), engine);
    }
    failure.ifPresent(problem -> context.problems().report(problem));
    return failure.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void kernels(DoctorFacts facts) {
    KernelSummary kernels = KernelSelection.summary(Device.CPU);
    facts.text("processor", Processor.current().name());
    facts.show("kernels", kernels(kernels));
    facts.show("bfloat16", bfloat16(kernels));
    facts.page().add("kernels", kernelsJson(kernels));
    facts.page().add("bfloat16", bfloat16Json(kernels));
  }

  private static JsonObject kernelsJson(KernelSummary found) {
    JsonObject object = new JsonObject();
    object.addProperty("layers", found.layers());
    object.addProperty("attention", found.attention());
    object.add("speedup", Json.number(found.speedup()));
    object.add("problem", Json.text(found.problem().map(DoctorCommand::english)));
    return object;
  }

  private static JsonElement bfloat16Json(KernelSummary found) {
    return found
        .bfloat16()
        .<JsonElement>map(
            narrow -> {
              JsonObject object = new JsonObject();
              object.add("speedup", Json.number(narrow.speedup()));
              object.add("error", Json.number(narrow.error()));
              return object;
            })
        .orElse(JsonNull.INSTANCE);
  }

  private String bfloat16(KernelSummary found) {
    CliTexts texts = context.texts();
    return found
        .bfloat16()
        .map(
            narrow ->
                texts.text(
                    "out.doctor.bfloat16-faster",
                    texts.number(narrow.speedup(), 1),
                    String.format(Locale.ROOT, "%.1e", narrow.error())))
        .orElseGet(() -> texts.text("out.doctor.bfloat16-slower"));
  }

  private String kernels(KernelSummary found) {
    CliTexts texts = context.texts();
    return found
        .problem()
        .<String>map(this::words)
        .orElseGet(
            () ->
                texts.text(
                    "out.doctor.kernels-found",
                    found.layers(),
                    found.attention(),
                    texts.number(found.speedup(), 1)));
  }

  private void models(DoctorFacts facts) {
    ModelLibrary library = context.library().get();
    Path folder = library.store().folder();
    facts.text("folder", folder.toString());
    freeSpace(facts, folder);
    long here = library.cards().stream().filter(library::isAvailable).count();
    int known = library.cards().size();
    facts.show("models", context.texts().text("out.doctor.models-here", here, known));
    facts.page().addProperty("models_here", here);
    facts.page().addProperty("models_known", known);
  }

  private static void freeSpace(DoctorFacts facts, Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      facts.bytes("free", Files.getFileStore(existing).getUsableSpace());
    } catch (IOException e) {
      facts.show("free", e.toString());
      facts.page().add("free_bytes", JsonNull.INSTANCE);
    }
  }

  private void print(Columns columns, Optional<EngineReport> engine) {
    engine
        .map(EngineReport::devices)
        .ifPresent(
            devices ->
                devices.forEach(
                    device ->
                        columns.row(
                            context.texts().text("out.doctor.device"),
                            device.device()
                                + ": "
                                + device
                                    .unusable()
                                    .map(this::words)
                                    .orElseGet(() -> usable(device.device())))));
    columns.lines().forEach(context.terminal().out()::println);
  }

  /** Of a card, what it is and what was found about it. */
  private String usable(Device device) {
    CliTexts texts = context.texts();
    String usable = texts.text("out.doctor.usable");
    if (device.equals(Device.CPU)) {
      return usable;
    }
    KernelSummary found = KernelSelection.summary(device);
    List<String> facts = new ArrayList<>();
    facts.add(TorchEngine.processor(device));
    facts.add(usable);
    facts.add(kernels(found));
    if (found.recorded()) {
      facts.add(texts.text("out.doctor.recorded"));
    }
    facts.add(texts.text("out.doctor.bfloat16") + " " + bfloat16(found));
    return String.join(", ", facts);
  }

  private static Optional<String> usableName(EngineReport.DeviceReport report) {
    return report.unusable().isEmpty()
        ? Optional.of(TorchEngine.processor(report.device()))
        : Optional.empty();
  }

  private String words(MixMimException problem) {
    return problem.describe(context.terminal().locale())
        + " "
        + problem.remedy(context.terminal().locale());
  }

  private static String english(MixMimException problem) {
    return problem.describe(Locale.ENGLISH) + " " + problem.remedy(Locale.ENGLISH);
  }

  private static JsonObject json(JsonObject object, Optional<EngineReport> engine) {
    JsonArray devices = new JsonArray();
    engine
        .map(EngineReport::devices)
        .ifPresent(
            reports ->
                reports.forEach(
                    report -> {
                      JsonObject device = new JsonObject();
                      device.addProperty("device", report.device().toString());
                      device.addProperty("usable", report.unusable().isEmpty());
                      device.add(
                          "reason", Json.text(report.unusable().map(DoctorCommand::english)));
                      device.add("name", Json.text(usableName(report)));
                      devices.add(device);
                    }));
    object.add("devices", devices);
    return object;
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }
}
