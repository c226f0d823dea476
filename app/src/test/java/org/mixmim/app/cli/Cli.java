package org.mixmim.app.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelStore;
import picocli.CommandLine;

/** The program in a folder of its own, with its streams caught. */
final class Cli {
  private static final String ASSETS = "/org/mixmim/assets/";
  private final Path folder;
  private final Locale locale;
  private final Supplier<ModelLibrary> library;

  private Cli(Path folder, Locale locale, Supplier<ModelLibrary> library) {
    this.folder = folder;
    this.locale = locale;
    this.library = library;
  }

  static Cli in(Path folder) {
    Path data = folder.resolve("data");
    return new Cli(
        folder,
        Locale.ENGLISH,
        () -> new ModelLibrary(ModelCatalogue.read(data), new ModelStore(data)));
  }

  Cli speaking(Locale other) {
    return new Cli(folder, other, library);
  }

  Cli withLibrary(Supplier<ModelLibrary> other) {
    return new Cli(folder, locale, other);
  }

  /** What a run left. */
  record Run(int exit, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  /** Runs the program; paths among the arguments are taken as they are. */
  Run run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = program(out, err).run(words(arguments));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the program with its results going somewhere. */
  Run runInto(OutputStream out, Object... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = program(out, err).run(words(arguments));
    return new Run(exit, "", err.toString(StandardCharsets.UTF_8));
  }

  /** The commands as they are parsed. */
  CommandLine commandLine() {
    return program(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()).commandLine();
  }

  private static String[] words(Object... arguments) {
    return Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
  }

  private CommandLineProgram program(OutputStream out, OutputStream err) {
    Terminal terminal =
        new Terminal(
            new BufferedReader(Reader.nullReader()),
            new ResultStream(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            locale);
    return new CommandLineProgram(terminal, library);
  }

  /** A file of this folder, which need not exist. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** A sample photograph as a file of the user's. */
  Path photo(String name) {
    return asset("photos/" + name);
  }

  /** A file of the assets as a file of the user's. */
  Path asset(String name) {
    Path copy = folder.resolve(Path.of(name).getFileName());
    try (InputStream in = Cli.class.getResourceAsStream(ASSETS + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no asset " + name);
      }
      if (!Files.exists(copy)) {
        Files.copy(in, copy);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the user's with such a text. */
  Path text(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
