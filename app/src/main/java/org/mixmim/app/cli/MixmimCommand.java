package org.mixmim.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "mixmim",
    mixinStandardHelpOptions = true,
    version = "MixMIM Explorer",
    description = "Mixed and masked image modelling on your own pictures.")
public final class MixmimCommand implements Runnable {
  private MixmimCommand() {}

  /**
   * Runs the command line.
   *
   * @param arguments what was typed
   * @return the exit code
   */
  public static int run(String[] arguments) {
    return new CommandLine(new MixmimCommand()).execute(arguments);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
