package org.mixmim.app.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a command writes, and asks.
 *
 * @param in answers of a person
 * @param out results, and nothing else
 * @param err progress, remarks and problems
 * @param interactive whether a person watches, so that a line may be drawn over
 * @param locale the language of what people read; what machines read never depends on it
 */
public record Terminal(
    BufferedReader in, ResultStream out, PrintStream err, boolean interactive, Locale locale) {
  /**
   * The streams of this process. They carry UTF-8 whatever the platform's default is.
   *
   * @return the terminal
   */
  public static Terminal ofProcess() {
    Optional<Console> console = Optional.ofNullable(System.console());
    return new Terminal(
        new BufferedReader(
            new InputStreamReader(
                System.in, console.map(Console::charset).orElse(StandardCharsets.UTF_8))),
        new ResultStream(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        console.map(Console::isTerminal).orElse(false),
        Locale.getDefault());
  }
}
