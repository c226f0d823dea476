package org.mixmim.app;

import java.io.File;
import java.util.Arrays;
import java.util.logging.Logger;
import javafx.application.Application;
import org.mixmim.app.cli.CommandLineProgram;
import org.mixmim.app.shell.ExplorerApplication;

/**
 * Where the program starts: a window without arguments or with nothing but files, which is how
 * desktops open them; a command line otherwise.
 */
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
    if (Arrays.stream(arguments).allMatch(Main::isFile)) {
      // JavaFX warns of the class path, which DJL needs; there is nothing a user could do about it.
      JAVAFX.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX"));
      HeadStart.begin();
      GraphicsCard.preferWhatIsThere();
      Application.launch(ExplorerApplication.class, arguments);
    } else {
      System.exit(CommandLineProgram.runInProcess(arguments));
    }
  }

  /** Commands have no dot in their names, so no file that lies around takes a command's place. */
  private static boolean isFile(String argument) {
    return argument.indexOf('.') >= 0 && !argument.startsWith("-") && new File(argument).isFile();
  }
}
