package org.mixmim.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.export.FigureDesign;
import org.mixmim.app.export.FigureFiles;
import org.mixmim.app.export.FigureFormat;
import org.mixmim.app.export.Provenance;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.DualReconstructor;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.inference.TrainingLoss;
import org.mixmim.model.tensor.NpyFile;
import org.mixmim.model.zoo.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Mixes two photographs and reconstructs both. */
@Command(name = "reconstruct")
final class ReconstructCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "A")
  private Optional<Path> a = Optional.empty();

  @Parameters(index = "1", arity = "0..1", paramLabel = "B")
  private Optional<Path> b = Optional.empty();

  @Option(names = "--from", paramLabel = "FIGURE")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FIGURE")
  private Optional<Path> output = Optional.empty();

  @Mixin private final MaskOptions masks = new MaskOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--colour", paramLabel = "raw|estimated|target")
  private Optional<Colour> colour = Optional.empty();

  @Option(names = "--both")
  private boolean both;

  @Option(names = "--metrics", paramLabel = "FILE.json")
  private Optional<Path> metrics = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--tensors", paramLabel = "DIR")
  private Optional<Path> tensors = Optional.empty();

  @Option(names = "--save-input", paramLabel = "FILE.npy")
  private Optional<Path> saveInput = Optional.empty();

  ReconstructCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    checkUse();
    Optional<OutputFile> figureFile = output.map(OutputFile::prepare);
    Optional<OutputFile> metricsFile = metrics.map(OutputFile::prepare);
    Optional<OutputFile> inputFile = saveInput.map(OutputFile::prepare);
    Stream<OutputFile> arrays =
        tensors.filter(Files::isDirectory).stream().flatMap(ReconstructionTensors::files);
    requireOwnPlaces(
        Stream.concat(
                Stream.of(figureFile, metricsFile, inputFile).flatMap(Optional::stream), arrays)
            .toList());
    Optional<Path> folder = tensors.map(OutputFile::prepareFolder);
    Optional<Provenance> earlier = from.map(Provenance::require);
    try (LoadedModel loaded = open(earlier)) {
      DualReconstructor reconstructor = loaded.reconstructor();
      Preprocessing preprocessing = loaded.info().preprocessing();
      ReconstructionSettings settings =
          earlier.map(ReconstructionSettings::of).orElseGet(() -> settings(loaded));
      Photograph first = photograph(a, earlier.map(Provenance::a), preprocessing);
      Photograph second = photograph(b, earlier.map(Provenance::b), preprocessing);
      ReconstructionRequest request =
          new ReconstructionRequest(
              first.seen().pixels(),
              second.seen().pixels(),
              settings.mask(),
              settings.both(),
              settings.experiment());
      Reconstruction result = reconstructor.reconstruct(request, RunControl.NONE);
      ReconstructionReport report =
          new ReconstructionReport(
              result, loss(reconstructor, result), settings, loaded.info().name(), loaded.sha256());
      inputFile.ifPresent(
          file ->
              NpyFile.write(
                  file.path(), preprocessing.normalise(List.of(request.a(), request.b()))));
      folder.ifPresent(
          into -> new ReconstructionTensors(result, preprocessing, settings).write(into));
      metricsFile.ifPresent(file -> file.writeLines(Stream.of(Json.line(report.json()))));
      // Last, since a machine may lack the fonts for it.
      figureFile.ifPresent(
          file ->
              FigureFiles.write(file.path(), result, provenance(loaded, settings, first, second)));
      if (json) {
        context.terminal().out().println(Json.line(report.json()));
      } else {
        report.lines(context.texts(), first.source().file(), second.source().file()).stream()
            .map(Visible::text)
            .forEach(context.terminal().out()::println);
        output.ifPresent(file -> context.say("out.figure", file));
      }
    }
    return ExitCode.OK;
  }

  /** Nothing is written over another output, or over a photograph or a mask that is given. */
  private void requireOwnPlaces(List<OutputFile> outputs) {
    OutputFile.repeated(outputs.stream())
        .ifPresent(
            file -> {
              throw wrongUse("out.output-twice", file);
            });
    OutputFile.lost(outputs, Stream.of(a, b, masks.file()).flatMap(Optional::stream))
        .ifPresent(
            file -> {
              throw wrongUse("out.output-over-input", file);
            });
  }

  private void checkUse() {
    masks.check(context.texts());
    boolean repeats = from.isPresent();
    if (repeats && (a.isPresent() || masks.given() || colour.isPresent() || both)) {
      throw wrongUse("out.from-alone");
    }
    if (!repeats && b.isEmpty()) {
      throw wrongUse("out.two-photographs");
    }
    if (output.isPresent() && FigureFormat.of(output.get()).isEmpty()) {
      throw wrongUse("out.figure-extension", output.get());
    }
  }

  private ParameterException wrongUse(String key, Object... arguments) {
    return new ParameterException(spec.commandLine(), context.texts().text(key, arguments));
  }

  private LoadedModel open(Optional<Provenance> earlier) {
    String usual = earlier.map(p -> p.model().name()).orElse(Usual.RECONSTRUCTOR);
    String wanted = earlier.map(p -> p.model().sha256()).orElse("");
    boolean mayBeNamedAnew = earlier.isPresent() && !model.given();
    LoadedModel loaded;
    try {
      loaded = model.open(context, usual, earlier);
    } catch (StoreException e) {
      if (!mayBeNamedAnew) {
        throw e;
      }
      return model.open(
          context,
          nameOf(wanted)
              .orElseThrow(
                  () -> new CliException(e, "from.no-model", from.orElseThrow(), usual, wanted)),
          earlier);
    }
    if (wanted.isEmpty() || loaded.sha256().equals(Optional.of(wanted))) {
      return loaded;
    }
    String name = loaded.info().name();
    loaded.close();
    return model.open(
        context,
        nameOf(wanted)
            .filter(_ -> mayBeNamedAnew)
            .orElseThrow(
                () -> new CliException(null, "from.other-model", from.orElseThrow(), name, wanted)),
        earlier);
  }

  /** The same weights may be here under another name. */
  private Optional<String> nameOf(String sha256) {
    return context.library().get().nameOf(sha256);
  }

  private ReconstructionSettings settings(LoadedModel loaded) {
    MaskOptions.ChosenMask chosen = masks.choose(loaded.info().config().grid());
    Colour colours = colour.orElse(Colour.usual(loaded.info().normalisedPixels()));
    return new ReconstructionSettings(
        chosen.mask(),
        chosen.seed(),
        chosen.ratio(),
        new Rendering(colours.mode(), true),
        Experiment.STANDARD,
        both,
        FigureDesign.row(both, context.terminal().locale()));
  }

  private Photograph photograph(
      Optional<Path> file, Optional<Provenance.Source> source, Preprocessing preprocessing) {
    if (source.isPresent()) {
      List<Path> folders =
          Stream.of(from.orElseThrow().toAbsolutePath().resolveSibling(""), Path.of(""))
              .map(folder -> folder.toAbsolutePath().normalize())
              .distinct()
              .toList();
      return Photograph.find(source.get(), folders, preprocessing);
    }
    return Photograph.read(file.orElseThrow(), preprocessing);
  }

  /**
   * The loss is defined over both mixtures; they are computed for it where a machine will read it.
   */
  private Optional<TrainingLoss> loss(DualReconstructor reconstructor, Reconstruction result) {
    if (result.loss().isPresent() || !(json || metrics.isPresent())) {
      return result.loss();
    }
    ReconstructionRequest asked = result.request();
    ReconstructionRequest whole =
        new ReconstructionRequest(asked.a(), asked.b(), asked.mask(), true, asked.experiment());
    return reconstructor.reconstruct(whole, RunControl.NONE).loss();
  }

  private static Provenance provenance(
      LoadedModel loaded, ReconstructionSettings settings, Photograph first, Photograph second) {
    return new Provenance(
        "MixMIM Explorer " + ProductVersion.text(),
        Provenance.Model.of(loaded),
        first.source(),
        second.source(),
        settings.mask(),
        settings.seed(),
        settings.ratio(),
        settings.rendering(),
        settings.experiment(),
        settings.both(),
        loaded.info().preprocessing().convention(),
        settings.design());
  }
}
