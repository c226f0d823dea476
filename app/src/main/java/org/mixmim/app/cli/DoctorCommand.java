package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the program found on this machine. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(names = "--json")
  private boolean json;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("program", "MixMIM Explorer " + ProductVersion.text());
    facts.put(
        "java", Runtime.version() + ", " + property("java.vendor") + ", " + property("java.home"));
    facts.put(
        "system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("heap", context.texts().bytes(Runtime.getRuntime().maxMemory()));
    facts.put("encoding", Charset.defaultCharset() + ", " + property("native.encoding"));
    facts.put("language", context.terminal().locale().toLanguageTag());
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
          facts.put("engine", report.engine() + " " + report.version());
          facts.put("threads", Integer.toString(report.threads()));
          kernels(facts);
        });
    if (json) {
      context.terminal().out().println(Json.page(json(facts, engine)));
    } else {
      print(facts, engine);
    }
    failure.ifPresent(problem -> context.problems().report(problem, RootCommand.debug(spec)));
    return failure.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void kernels(SequencedMap<String, String> facts) {
    KernelSummary kernels = KernelSelection.summary(Device.CPU);
    facts.put("processor", Processor.current().name());
    facts.put("kernels", kernels(kernels));
    facts.put("bfloat16", bfloat16(kernels));
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

  private void models(SequencedMap<String, String> facts) {
    ModelLibrary library = context.library().get();
    Path folder = library.store().folder();
    facts.put("folder", folder.toString());
    facts.put("free", freeSpace(folder));
    long here = library.cards().stream().filter(library::isAvailable).count();
    facts.put(
        "models", context.texts().text("out.doctor.models-here", here, library.cards().size()));
  }

  private String freeSpace(Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return context.texts().bytes(Files.getFileStore(existing).getUsableSpace());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void print(SequencedMap<String, String> facts, Optional<EngineReport> engine) {
    Columns columns = new Columns();
    facts.forEach((name, value) -> columns.row(context.texts().text("out.doctor." + name), value));
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

  private JsonObject json(SequencedMap<String, String> facts, Optional<EngineReport> engine) {
    JsonObject object = new JsonObject();
    facts.forEach(object::addProperty);
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
                      device.add("reason", Json.text(report.unusable().map(this::words)));
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
