package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.FeatureExtractor;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes what the encoder makes of photographs. A photograph that cannot be read ends the command
 * without a file: a missing row would shift all that follow.
 */
@Command(name = "features")
final class FeaturesCommand implements Callable<Integer> {
  private static final String CSV = ".csv";
  private static final String NPY = ".npy";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "IMAGE")
  private List<Path> images = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.npy|.csv")
  private Path output;

  @Option(names = "--stage", paramLabel = "1..4")
  private Optional<Integer> stage = Optional.empty();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--save-input", paramLabel = "FILE.npy")
  private Optional<Path> saveInput = Optional.empty();

  FeaturesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String extension = output.toString().toLowerCase(Locale.ROOT);
    if (!extension.endsWith(CSV) && !extension.endsWith(NPY)) {
      throw wrongUse("out.features-extension", output);
    }
    if (stage.isPresent() && (stage.get() < 1 || stage.get() > 4)) {
      throw wrongUse("out.stage-range", stage.get());
    }
    OutputFile file = OutputFile.prepare(output);
    Optional<OutputFile> input = saveInput.map(OutputFile::prepare);
    if (input.isPresent() && input.get().equals(file)) {
      throw wrongUse("out.output-twice", output);
    }
    OutputFile.lost(Stream.concat(Stream.of(file), input.stream()).toList(), images.stream())
        .ifPresent(
            lost -> {
              throw wrongUse("out.output-over-input", lost);
            });
    List<HostTensor> rows = new ArrayList<>();
    List<RgbImage> squares = new ArrayList<>();
    try (LoadedModel loaded = model.open(context, Usual.RECONSTRUCTOR);
        Progress progress = new Progress(context.terminal(), images.size() > 1)) {
      FeatureExtractor extractor = loaded.features();
      Preprocessing preprocessing = loaded.info().preprocessing();
      for (int i = 0; i < images.size(); i++) {
        progress.show(context.texts().text("out.file-of", i + 1, images.size(), images.get(i)));
        CroppedImage seen = ImageInput.crop(images.get(i), preprocessing);
        HostTensor x = preprocessing.normalise(List.of(seen.pixels()));
        rows.add(
            stage.isPresent()
                ? extractor.stage(x, stage.get(), RunControl.NONE)
                : extractor.pooled(x, RunControl.NONE));
        if (input.isPresent()) {
          squares.add(seen.pixels());
        }
      }
      if (extension.endsWith(CSV)) {
        file.writeLines(stage.isPresent() ? tokensCsv(rows) : pooledCsv(rows));
      } else {
        NpyFile.write(file.path(), TensorStack.concatenate(rows));
      }
      input.ifPresent(i -> NpyFile.write(i.path(), preprocessing.normalise(squares)));
    }
    context.say(
        "out.features",
        output,
        TensorStack.shapeText(TensorStack.shapeOf(rows)),
        context.texts().count(images.size()));
    return ExitCode.OK;
  }

  /** One line an image. */
  private Stream<String> pooledCsv(List<HostTensor> rows) {
    int channels = rows.getFirst().length();
    Stream<String> lines =
        IntStream.range(0, rows.size())
            .mapToObj(i -> line(List.of(images.get(i).toString()), rows.get(i), 0, 1, channels));
    return Stream.concat(Stream.of(header(List.of("file"), channels)), lines);
  }

  /** One line a token, of maps {@code [1, C, h, w]}. */
  private Stream<String> tokensCsv(List<HostTensor> rows) {
    int channels = rows.getFirst().size(1);
    int width = rows.getFirst().size(3);
    int tokens = rows.getFirst().size(2) * width;
    Stream<String> lines =
        IntStream.range(0, rows.size() * tokens)
            .mapToObj(
                n -> {
                  int token = n % tokens;
                  List<String> keys =
                      List.of(
                          images.get(n / tokens).toString(),
                          Integer.toString(token / width),
                          Integer.toString(token % width));
                  return line(keys, rows.get(n / tokens), token, tokens, channels);
                });
    return Stream.concat(Stream.of(header(List.of("file", "row", "column"), channels)), lines);
  }

  private static String line(
      List<String> keys, HostTensor values, int first, int step, int channels) {
    List<String> fields = new ArrayList<>(keys);
    for (int c = 0; c < channels; c++) {
      fields.add(Float.toString(values.at(first + c * step)));
    }
    return CsvLine.of(fields);
  }

  private static String header(List<String> keys, int channels) {
    List<String> header = new ArrayList<>(keys);
    for (int c = 0; c < channels; c++) {
      header.add("f" + c);
    }
    return CsvLine.of(header);
  }

  private ParameterException wrongUse(String key, Object... arguments) {
    return new ParameterException(spec.commandLine(), context.texts().text(key, arguments));
  }
}
