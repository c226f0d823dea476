package org.mixmim.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Compares stored models with the hashes noted when they came. */
@Command(name = "verify")
final class ModelsVerifyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(arity = "0..*", paramLabel = "NAME")
  private List<String> names = List.of();

  ModelsVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelLibrary library = context.library().get();
    List<String> asked =
        names.isEmpty()
            ? Stream.concat(
                    library.store().list().stream().map(StoredModel::name),
                    library.store().broken().stream())
                .sorted()
                .toList()
            : names.stream().map(name -> ModelNaming.stored(library, name)).toList();
    if (asked.isEmpty()) {
      context.remark("out.store-empty", library.store().folder());
    }
    int exit = ExitCode.OK;
    for (String name : asked) {
      try {
        StoredModel model = library.store().verify(name);
        context.say("out.verified", model.name(), model.sha256());
      } catch (MixMimException e) {
        context.problems().report(e);
        exit = ExitCode.SOFTWARE;
      }
    }
    return exit;
  }
}
