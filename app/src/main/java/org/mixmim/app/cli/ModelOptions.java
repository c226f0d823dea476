package org.mixmim.app.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.mixmim.app.export.Provenance;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelRemarks;
import picocli.CommandLine.Option;

/** Which model a command uses, and how. */
final class ModelOptions {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "NAME|FILE")
  private Optional<String> model = Optional.empty();

  @Option(names = "--device", paramLabel = "DEVICE", converter = DeviceConverter.class)
  private DeviceWish device = DeviceWish.AUTOMATIC;

  @Option(names = "--precision", paramLabel = "float32|bfloat16")
  private Optional<Precision> precision = Optional.empty();

  @Option(names = "--preprocessing", paramLabel = "openmmlab|official")
  private Optional<Preprocessing.Convention> preprocessing = Optional.empty();

  @Option(names = "--decoder-heads", paramLabel = "H")
  private Optional<Integer> decoderHeads = Optional.empty();

  @Option(names = "--normalised-pixels", arity = "1", paramLabel = "true|false")
  private Optional<Boolean> normalisedPixels = Optional.empty();

  /** Whether a model was asked for. */
  boolean given() {
    return model.isPresent();
  }

  /**
   * Opens the model that was asked for.
   *
   * @param context where models are found
   * @param usual the name of the one that is meant if none was asked for
   * @return the model; the caller closes it
   */
  LoadedModel open(CommandContext context, String usual) {
    return open(context, usual, Optional.empty());
  }

  /**
   * Opens the model that was asked for.
   *
   * @param context where models are found
   * @param usual the name of the one that is meant if none was asked for
   * @param earlier a reconstruction to be repeated: it decides what was not asked for
   * @return the model; the caller closes it
   */
  LoadedModel open(CommandContext context, String usual, Optional<Provenance> earlier) {
    return open(context, usual, options(earlier));
  }

  /**
   * Opens the model that was asked for.
   *
   * @param context where models are found
   * @param usual the name of the one that is meant if none was asked for
   * @param options from {@link #options}
   * @return the model; the caller closes it
   */
  LoadedModel open(CommandContext context, String usual, LoadOptions options) {
    ModelLibrary library = context.library().get();
    String name = model.orElse(usual);
    ModelRemarks remarks = library.remarks(name);
    LoadedModel opened =
        LoadedModel.open(
            library.open(name), options.orElse(remarks.decoderHeads(), remarks.normalisedPixels()));
    KernelSelection.known(options.device())
        .flatMap(KernelSummary::problem)
        .ifPresent(context.problems()::warn);
    return opened;
  }

  /**
   * What was asked for beside the model.
   *
   * @param earlier a reconstruction to be repeated: it decides what was not asked for
   */
  LoadOptions options(Optional<Provenance> earlier) {
    Optional<Provenance.Use> use = earlier.flatMap(then -> then.model().use());
    return new LoadOptions(
            number(decoderHeads.or(() -> use.map(Provenance.Use::decoderHeads))),
            normalisedPixels.or(() -> use.map(Provenance.Use::normalisedPixels)),
            preprocessing.or(() -> earlier.map(Provenance::preprocessing)),
            device.device())
        .in(precision.or(() -> use.map(Provenance.Use::precision)).orElse(Precision.FLOAT32));
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
