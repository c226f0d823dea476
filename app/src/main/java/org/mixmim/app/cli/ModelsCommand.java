package org.mixmim.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists, fetches and keeps models; without a verb it lists them. */
@Command(name = "models")
final class ModelsCommand implements Callable<Integer> {
  private final ModelsListCommand list;

  private ModelsCommand(CommandContext context) {
    this.list = new ModelsListCommand(context);
  }

  /** This command with its verbs. */
  static CommandLine commandLine(CommandContext context) {
    ModelsCommand models = new ModelsCommand(context);
    CommandLine commandLine = new CommandLine(models);
    commandLine.addSubcommand(models.list);
    commandLine.addSubcommand(new ModelsDownloadCommand(context));
    commandLine.addSubcommand(new ModelsVerifyCommand(context));
    commandLine.addSubcommand(new ModelsImportCommand(context));
    commandLine.addSubcommand(new ModelsRemoveCommand(context));
    commandLine.addSubcommand(new ModelsWhereCommand(context));
    return commandLine;
  }

  @Override
  public Integer call() {
    return list.call();
  }
}
