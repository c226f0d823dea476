package org.mixmim.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Says where models are kept. */
@Command(name = "where")
final class ModelsWhereCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(arity = "0..1", paramLabel = "NAME")
  private Optional<String> name = Optional.empty();

  ModelsWhereCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelLibrary library = context.library().get();
    String place =
        name.map(wanted -> place(library, ModelNaming.card(library, wanted)))
            .orElseGet(() -> library.store().folder().toString());
    context.terminal().out().println(place);
    return ExitCode.OK;
  }

  private static String place(ModelLibrary library, ModelCard card) {
    return switch (card.source()) {
      case ModelSource.BuiltIn builtIn -> builtIn.resource().toString();
      case ModelSource.LocalFile local -> local.file().toString();
      case ModelSource.Web _ ->
          library
              .store()
              .find(card.name())
              .map(StoredModel::file)
              .orElseThrow(() -> new CliException(null, "model.not-here", card.name()))
              .toString();
    };
  }
}
