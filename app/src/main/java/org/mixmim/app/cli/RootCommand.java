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

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  private boolean debug;

  RootCommand(CommandContext context) {
    this.context = context;
  }

  /** Whether failures show where they arose. */
  boolean debug() {
    return debug;
  }

  /** The same, asked by a command below this one. */
  static boolean debug(CommandSpec below) {
    return below.root().userObject() instanceof RootCommand root && root.debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), context.texts().text("out.no-command"));
  }
}
