package org.mixmim.app;

import java.util.logging.Logger;
import javafx.application.Application;
import org.mixmim.app.cli.CommandLineProgram;
import org.mixmim.app.shell.ExplorerApplication;

/** Where the program starts: a window without arguments, a command line with them. */
public final class Main {
  // Kept here, because the logging system forgets a logger that nobody holds, and its filter with
  // it.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Main() {}

  /**
   * Starts the program.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      // JavaFX warns of the class path, which DJL needs; there is nothing a user could do about it.
      JAVAFX.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX"));
      Application.launch(ExplorerApplication.class);
    } else {
      System.exit(CommandLineProgram.runInProcess(arguments));
    }
  }
}
