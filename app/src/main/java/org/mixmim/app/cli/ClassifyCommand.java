package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ClassScore;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.ImageClassifier;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.tensor.NpyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what photographs show. */
@Command(name = "classify")
final class ClassifyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "IMAGE")
  private List<Path> images = List.of();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--top", paramLabel = "K", defaultValue = "5")
  private int top;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--csv")
  private boolean csv;

  @Option(names = "--save-input", paramLabel = "FILE.npy")
  private Optional<Path> saveInput = Optional.empty();

  ClassifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (json && csv) {
      throw new ParameterException(spec.commandLine(), context.texts().text("out.json-or-csv"));
    }
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), context.texts().text("out.top-range", top));
    }
    Optional<OutputFile> input = saveInput.map(OutputFile::prepare);
    OutputFile.lost(input.stream().toList(), images.stream())
        .ifPresent(
            file -> {
              throw new ParameterException(
                  spec.commandLine(), context.texts().text("out.output-over-input", file));
            });
    List<RgbImage> squares = new ArrayList<>();
    int failed = 0;
    try (LoadedModel loaded = model.open(context, Usual.CLASSIFIER);
        Progress progress = new Progress(context.terminal(), images.size() > 1)) {
      ImageClassifier classifier = loaded.classifier();
      Preprocessing preprocessing = loaded.info().preprocessing();
      Writer writer = writer(loaded);
      for (int i = 0; i < images.size() && !context.terminal().out().checkError(); i++) {
        Path file = images.get(i);
        progress.show(context.texts().text("out.file-of", i + 1, images.size(), file));
        try {
          RgbImage photo = ImageFiles.read(file, preprocessing.orientation());
          Classification result = classifier.classify(photo, top, RunControl.NONE);
          progress.clear();
          writer.write(file, result);
          if (input.isPresent()) {
            squares.add(result.seen().pixels());
          }
        } catch (MixMimException e) {
          progress.clear();
          context.problems().report(e);
          failed++;
        }
      }
      if (failed < images.size()) {
        writer.end();
      }
      if (input.isPresent() && !squares.isEmpty()) {
        NpyFile.write(input.get().path(), preprocessing.normalise(squares));
      }
    }
    if (failed > 0 && images.size() > 1) {
      context.remark("out.files-failed", failed, images.size());
    }
    return failed > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private Writer writer(LoadedModel loaded) {
    if (json) {
      return (file, result) -> println(Json.line(json(loaded, file, result)));
    }
    if (csv) {
      int columns = Math.min(top, loaded.info().config().classes().orElse(top));
      println(CsvLine.of(csvHeader(columns)));
      return (file, result) -> println(CsvLine.of(csvRow(loaded, file, result)));
    }
    return new ForPeople(loaded);
  }

  private void println(String line) {
    context.terminal().out().println(line);
  }

  private static JsonObject json(LoadedModel loaded, Path file, Classification result) {
    ClassScore first = result.top().getFirst();
    JsonArray scores = new JsonArray();
    for (ClassScore score : result.top()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("label", score.label());
      entry.addProperty("class", score.name());
      entry.add("score", Json.number(score.score()));
      scores.add(entry);
    }
    JsonObject line = new JsonObject();
    line.addProperty("file", file.toString());
    line.addProperty("pred_label", first.label());
    line.addProperty("pred_class", first.name());
    line.add("pred_score", Json.number(first.score()));
    line.add("top", scores);
    line.addProperty("model", loaded.info().name());
    line.add("milliseconds", Json.number(milliseconds(result)));
    return line;
  }

  private static List<String> csvHeader(int columns) {
    List<String> header =
        new ArrayList<>(List.of("file", "pred_label", "pred_class", "pred_score"));
    for (int rank = 2; rank <= columns; rank++) {
      header.addAll(List.of("label_" + rank, "class_" + rank, "score_" + rank));
    }
    header.addAll(List.of("model", "milliseconds"));
    return header;
  }

  private static List<String> csvRow(LoadedModel loaded, Path file, Classification result) {
    List<String> row = new ArrayList<>();
    row.add(file.toString());
    for (ClassScore score : result.top()) {
      row.add(Integer.toString(score.label()));
      row.add(score.name());
      row.add(Double.toString(score.score()));
    }
    row.add(loaded.info().name());
    row.add(String.format(Locale.ROOT, "%.1f", milliseconds(result)));
    return row;
  }

  private static double milliseconds(Classification result) {
    return result.elapsed().toNanos() / 1e6;
  }

  /** Prints results in one form. */
  @FunctionalInterface
  private interface Writer {
    void write(Path file, Classification result);

    default void end() {}
  }

  /** Bars, and at the end what this model knows at all: outside of it, its answers mean nothing. */
  private final class ForPeople implements Writer {
    private static final int BAR = 24;
    private static final int CLASSES_NAMED = 20;
    private final LoadedModel loaded;

    ForPeople(LoadedModel loaded) {
      this.loaded = loaded;
    }

    @Override
    public void write(Path file, Classification result) {
      CliTexts texts = context.texts();
      context.say(
          "out.classified",
          file,
          texts.number(milliseconds(result), 0),
          texts.number(100 * result.evenness(), 0));
      Columns columns = new Columns();
      for (ClassScore score : result.top()) {
        columns.row(
            "  " + texts.number(100 * score.score(), 1) + " %",
            "█".repeat((int) Math.round(BAR * score.score()))
                + "·".repeat(BAR - (int) Math.round(BAR * score.score())),
            score.name());
      }
      columns.lines().forEach(ClassifyCommand.this::println);
    }

    @Override
    public void end() {
      List<String> names = loaded.info().classNames();
      if (!names.isEmpty() && names.size() <= CLASSES_NAMED) {
        context.remark(
            "out.knows-only", loaded.info().name(), names.size(), String.join(", ", names));
      } else {
        context.remark("out.knows", loaded.info().name(), names.size());
      }
    }
  }
}
