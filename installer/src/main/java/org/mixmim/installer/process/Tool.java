package org.mixmim.installer.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of another program.
 *
 * @param command program and arguments
 * @param environment variables to be set
 * @param folder to run in, if it matters
 */
public record Tool(List<String> command, Map<String, String> environment, Optional<Path> folder) {
  private static final System.Logger LOG = System.getLogger(Tool.class.getName());

  /**
   * A command.
   *
   * @param command program and arguments
   * @return the run to be
   */
  public static Tool of(List<String> command) {
    return new Tool(List.copyOf(command), Map.of(), Optional.empty());
  }

  /**
   * A command.
   *
   * @param command program and arguments
   * @return the run to be
   */
  public static Tool of(String... command) {
    return of(List.of(command));
  }

  /**
   * Whether a program is installed.
   *
   * @param program its name
   * @return whether the path holds it
   */
  public static boolean exists(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
  }

  /**
   * Adds variables.
   *
   * @param more to be set beside those set already
   * @return the changed run to be
   */
  public Tool with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Tool(command, Map.copyOf(all), folder);
  }

  /**
   * Chooses the folder.
   *
   * @param in which to run
   * @return the changed run to be
   */
  public Tool in(Path in) {
    return new Tool(command, environment, Optional.of(in));
  }

  /**
   * Gives the program to another one to start, for example to one that opens a display first.
   *
   * @param prefix the other program and its arguments
   * @return the changed run to be
   */
  public Tool behind(List<String> prefix) {
    List<String> longer = new ArrayList<>(prefix);
    longer.addAll(command);
    return new Tool(List.copyOf(longer), environment, folder);
  }

  /**
   * Runs to the end.
   *
   * @return what it wrote to either output
   * @throws PackagingException if it cannot be started or fails
   */
  public String run() {
    LOG.log(System.Logger.Level.INFO, "{0}", String.join(" ", command));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      folder.map(Path::toFile).ifPresent(builder::directory);
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      int code = process.waitFor();
      if (code != 0) {
        throw new PackagingException(
            command.getFirst() + " failed with exit code " + code + ":\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new PackagingException(command.getFirst() + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingException(command.getFirst() + " was interrupted", e);
    }
  }
}
