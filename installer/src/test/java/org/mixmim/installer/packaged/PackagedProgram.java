package org.mixmim.installer.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.Tool;

/**
 * The program as users get it: what the {@code .deb} lays out, or the image where there is none.
 *
 * @param launcher of the command line
 * @param jars folder of jars
 */
record PackagedProgram(Path launcher, Path jars) {
  private static final Platform PLATFORM = Platform.current();
  private static final Map<String, String> FLAGS =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:+PrintCommandLineFlags");

  /**
   * What a run left.
   *
   * @param exit code
   * @param out standard output
   * @param err standard error
   */
  record Run(int exit, String out, String err) {}

  static PackagedProgram find(Path folder) throws IOException {
    Path image = Path.of(System.getProperty("mixmim.image"));
    Optional<Path> deb;
    try (Stream<Path> packages = Files.list(Path.of(System.getProperty("mixmim.packages")))) {
      deb = packages.filter(file -> file.toString().endsWith(".deb")).findFirst();
    }
    return switch (PLATFORM.os()) {
      case LINUX -> {
        if (deb.isPresent()) {
          Tool.of("dpkg-deb", "--extract", deb.get().toString(), folder.toString()).run();
          yield linux(folder.resolve("opt").resolve("mixmim-explorer"));
        }
        yield linux(image.resolve("mixmim-explorer"));
      }
      case WINDOWS -> {
        Path root = image.resolve("MixMIM Explorer");
        yield new PackagedProgram(root.resolve("mixmim.exe"), root.resolve("app"));
      }
      case MACOS -> {
        Path contents = image.resolve("MixMIM Explorer.app").resolve("Contents");
        yield new PackagedProgram(
            contents.resolve("MacOS").resolve("mixmim"), contents.resolve("app"));
      }
    };
  }

  private static PackagedProgram linux(Path root) {
    return new PackagedProgram(
        root.resolve("bin").resolve("mixmim"), root.resolve("lib").resolve("app"));
  }

  /** A home that nobody can write to, not even root: it would lie in a file. */
  static Path homeThatCannotBe(Path folder) throws IOException {
    Path file = folder.resolve("a-file");
    Files.writeString(file, "not a folder");
    return file.resolve("home");
  }

  /** Runs the command line without a network where the system can do that. */
  Run run(Path home, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(withoutNetwork());
    command.add(launcher.toString());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return start(command, home, Map.of());
  }

  /** Runs the command line and lets the JVM say first which options it was given. */
  Run runWithFlags(Path home, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return start(command, home, FLAGS);
  }

  /** Runs a shell's script, in which the program is {@code $0}, where nothing is set up. */
  Run runInPlainLocale(Path home, String script, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, launcher.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return start(command, home, Map.of("LC_ALL", "C"));
  }

  /** Opens the window, lets it look at itself, and the JVM say which options it was given. */
  Run openWindow(Path home, Path report) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (PLATFORM.os() == Platform.Os.LINUX && Tool.exists("xvfb-run")) {
      command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
    }
    command.add(launcher.toString());
    Map<String, String> more = new HashMap<>(FLAGS);
    more.put("MIXMIM_WINDOW_CHECK", report.toString());
    more.put("GDK_BACKEND", "x11");
    return start(command, home, more);
  }

  private static List<String> withoutNetwork() throws IOException, InterruptedException {
    List<String> prefix = List.of("unshare", "--map-root-user", "--net");
    if (PLATFORM.os() != Platform.Os.LINUX || !Tool.exists("unshare")) {
      return List.of();
    }
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    int code =
        new ProcessBuilder(trial)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    return code == 0 ? prefix : List.of();
  }

  private static Run start(List<String> command, Path home, Map<String, String> more)
      throws IOException, InterruptedException {
    Path logs = Files.createTempDirectory("packaged");
    try {
      Path out = logs.resolve("out");
      Path err = logs.resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("MIXMIM_"));
      environment.put("HOME", home.toString());
      environment.put("LC_ALL", "C.UTF-8");
      // Java asks the system's list of users, not HOME.
      environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + home);
      environment.putAll(more);
      Process process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command);
      }
      return new Run(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Folders.delete(logs);
    }
  }
}
