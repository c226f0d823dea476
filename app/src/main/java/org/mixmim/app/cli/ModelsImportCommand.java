package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a model file into the store, if it is a whole MixMIM model. */
@Command(name = "import")
final class ModelsImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file;

  @Option(names = "--decoder-heads", paramLabel = "H")
  private Optional<Integer> decoderHeads = Optional.empty();

  @Option(names = "--normalised-pixels", arity = "1", paramLabel = "true|false")
  private Optional<Boolean> normalisedPixels = Optional.empty();

  ModelsImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionalInt heads = decoderHeads.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    StoredModel stored =
        context.library().get().add(file, new ModelRemarks(heads, normalisedPixels));
    context.say("out.imported", stored.name(), stored.file(), stored.sha256());
    return ExitCode.OK;
  }
}
