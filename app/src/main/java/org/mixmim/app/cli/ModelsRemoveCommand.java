package org.mixmim.app.cli;

import java.util.concurrent.Callable;
import org.mixmim.model.zoo.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Deletes a model from the store. */
@Command(name = "remove")
final class ModelsRemoveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  ModelsRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelLibrary library = context.library().get();
    String stored = ModelNaming.stored(library, name);
    library.store().remove(stored);
    context.say("out.removed", stored);
    return ExitCode.OK;
  }
}
