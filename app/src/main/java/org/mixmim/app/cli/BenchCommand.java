package org.mixmim.app.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mixmim.model.bench.Bench;
import org.mixmim.model.bench.BenchResult;
import org.mixmim.model.bench.BenchSettings;
import org.mixmim.model.bench.BenchTask;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast a model computes here, if wished beside another implementation. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 15;
  private static final int FEW_ROUNDS = 3;
  private static final int LARGEST_BATCH = 32;

  /** What networks of no file, measured without photographs, have no use for. */
  private static final List<String> OF_A_MODEL =
      List.of(
          "--task",
          "--model",
          "--against",
          "--preprocessing",
          "--decoder-heads",
          "--normalised-pixels");

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(names = "--task", paramLabel = "pair|classify", defaultValue = "pair")
  private BenchTask task;

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--batch", paramLabel = "N")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--against", paramLabel = "FILE.ts")
  private Optional<Path> against = Optional.empty();

  @Option(names = "--rounds", paramLabel = "N")
  private Optional<Integer> roundsWished = Optional.empty();

  @Option(names = "--sizes")
  private boolean sizes;

  @Option(names = "--json")
  private boolean json;

  BenchCommand(CommandContext context) {
    this.context = context;
    this.task = BenchTask.PAIR;
  }

  @Override
  public Integer call() {
    int rounds = roundsWished.orElse(sizes ? FEW_ROUNDS : ROUNDS);
    if (sizes) {
      return printSizes(rounds);
    }
    int images = batch.orElse(task == BenchTask.PAIR ? 2 : 1);
    if (images < 1 || rounds < 1 || (task == BenchTask.PAIR && images != 2)) {
      throw new ParameterException(spec.commandLine(), context.texts().text("out.bench-numbers"));
    }
    String usual = task == BenchTask.PAIR ? Usual.RECONSTRUCTOR : Usual.CLASSIFIER;
    LoadOptions options = model.options(Optional.empty());
    try (LoadedModel loaded = model.open(context, usual, options);
        Progress progress = new Progress(context.terminal(), true)) {
      Bench bench = new Bench(loaded, options, new BenchSettings(task, images, rounds, against));
      BenchResult result =
          bench.run(
              done ->
                  progress.show(context.texts().text("out.bench-round", done, rounds + WARM_UP)));
      progress.clear();
      if (json) {
        context.terminal().out().println(Json.page(json(result)));
      } else {
        print(result);
      }
    }
    return ExitCode.OK;
  }

  private int printSizes(int rounds) {
    for (String option : OF_A_MODEL) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), context.texts().text("out.sizes-alone", option));
      }
    }
    int largest = batch.orElse(LARGEST_BATCH);
    if (rounds < 1 || largest < 1) {
      throw new ParameterException(spec.commandLine(), context.texts().text("out.bench-numbers"));
    }
    new SizesReport(context).print(model.options(Optional.empty()), largest, rounds, json);
    return ExitCode.OK;
  }

  private static JsonObject json(BenchResult result) {
    JsonObject page = new JsonObject();
    page.addProperty("model", result.model());
    page.addProperty("task", result.settings().task().name().toLowerCase(Locale.ROOT));
    page.addProperty("batch", result.settings().batch());
    page.addProperty("rounds", result.settings().rounds());
    page.addProperty("device", result.device());
    page.addProperty("precision", result.precision().name().toLowerCase(Locale.ROOT));
    page.addProperty("processor", result.processor());
    page.addProperty("threads", result.threads());
    page.add("ours_ms", Json.number(result.ours().median()));
    page.add("ours_least_ms", Json.number(result.ours().least()));
    number(page, "peer_ms", result.peer().map(peer -> peer.timing().median()));
    number(page, "peer_least_ms", result.peer().map(peer -> peer.timing().least()));
    number(page, "ratio", result.peer().map(BenchResult.Peer::ratio));
    number(page, "max_error", result.peer().map(BenchResult.Peer::largestError));
    page.add("gigaflop", Json.number(result.gigaflop()));
    page.add("peak_gigaflops", Json.number(result.peak()));
    page.add("peak_share", Json.number(result.peakShare()));
    number(page, "rss_mb", boxed(result.residentMegabytes()));
    page.add("weights_mb", Json.number(result.weightMegabytes()));
    number(page, "edit_p95_ms", result.live().map(BenchResult.Live::edit));
    number(page, "mask_p95_ms", result.live().map(BenchResult.Live::mask));
    number(page, "preview_p95_ms", result.live().map(BenchResult.Live::preview));
    number(page, "cancel_ms", result.live().map(BenchResult.Live::cancel));
    return page;
  }

  private static void number(JsonObject page, String name, Optional<Double> value) {
    page.add(name, value.map(Json::number).orElse(JsonNull.INSTANCE));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private void print(BenchResult result) {
    Columns columns = new Columns();
    row(columns, "model", result.model());
    row(columns, "machine", result.processor(), result.threads(), result.device());
    row(columns, "precision", result.precision().name().toLowerCase(Locale.ROOT));
    row(columns, "ours", number(result.ours().median(), 1), number(result.ours().least(), 1));
    result
        .peer()
        .ifPresent(
            peer -> {
              row(
                  columns,
                  "peer",
                  number(peer.timing().median(), 1),
                  number(peer.timing().least(), 1));
              row(columns, "ratio", number(peer.ratio(), 2));
              row(columns, "error", String.format(Locale.ROOT, "%.1e", peer.largestError()));
            });
    row(
        columns,
        "peak",
        number(100 * result.peakShare(), 0),
        number(result.gigaflop(), 1),
        number(result.peak(), 0));
    result
        .residentMegabytes()
        .ifPresent(
            megabytes ->
                row(columns, "memory", number(megabytes, 0), number(result.weightMegabytes(), 0)));
    result
        .live()
        .ifPresent(
            live -> {
              row(columns, "edit", number(live.edit(), 1));
              row(columns, "mask", number(live.mask(), 1));
              row(columns, "preview", number(live.preview(), 1));
              row(columns, "cancel", number(live.cancel(), 1));
            });
    columns.lines().forEach(context.terminal().out()::println);
  }

  private void row(Columns columns, String name, Object... values) {
    columns.row(
        context.texts().text("out.bench." + name),
        context.texts().text("out.bench." + name + ".value", values));
  }

  private String number(double value, int digits) {
    return context.texts().number(value, digits);
  }
}
