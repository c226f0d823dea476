package org.mixmim.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's name with nothing after it that does something. */
@Command(name = RootCommand.NAME)
final class RootCommand implements Runnable {
  static final String NAME = "mixmim";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  RootCommand(CommandContext context) {
    this.context = context;
  }

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  void debug(boolean wanted) {
    context.problems().showWhere(wanted);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), context.texts().text("out.no-command"));
  }
}
