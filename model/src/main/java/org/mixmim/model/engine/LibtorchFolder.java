package org.mixmim.model.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of libtorch's libraries that can take the place of those on the class path.
 *
 * @param folder that holds the libraries themselves
 * @param version of libtorch
 * @param flavour what it is built for, as the engine calls it: {@code cpu} or {@code cu128}
 */
public record LibtorchFolder(Path folder, String version, String flavour) {
  /** The build for NVIDIA cards that this program's bridge is made for. */
  public static final String CUDA = "cu128";

  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");
  private static final Pattern PYTHON = Pattern.compile("__version__\\s*=\\s*['\"]([^'\"]+)");

  /**
   * Looks at a folder: of a Python installation ({@code site-packages/torch}), of an unpacked
   * libtorch, or of the libraries themselves.
   *
   * @param given the folder
   * @return the libraries in it
   * @throws EngineException if they are missing, or of a version that this program's bridge to the
   *     engine is not made for
   */
  public static LibtorchFolder check(Path given) {
    Path absolute = given.toAbsolutePath().normalize();
    Path folder =
        Stream.of(absolute, absolute.resolve("lib"), absolute.resolve("torch").resolve("lib"))
            .filter(place -> Files.isRegularFile(place.resolve(System.mapLibraryName("torch"))))
            .findFirst()
            .orElseThrow(() -> new EngineException(null, "engine.no-libtorch", absolute));
    String wanted = bridgeVersion();
    String found =
        version(folder)
            .orElseThrow(
                () -> new EngineException(null, "engine.libtorch-unknown", folder, wanted));
    if (!found.equals(wanted)) {
      throw new EngineException(null, "engine.libtorch-version", folder, found, wanted);
    }
    String flavour =
        Files.isRegularFile(folder.resolve(System.mapLibraryName("torch_cuda"))) ? CUDA : "cpu";
    requireBridge(flavour);
    return new LibtorchFolder(folder, found, flavour);
  }

  /**
   * Makes sure that this program can use a build at all.
   *
   * @param flavour of the build
   * @throws EngineException if there is no bridge to it on this system
   */
  public static void requireBridge(String flavour) {
    String folder = "jnilib/" + classifier() + "/" + flavour + "/";
    URL bridge =
        LibtorchFolder.class
            .getClassLoader()
            .getResource(folder + System.mapLibraryName("djl_torch"));
    if (bridge == null) {
      throw new EngineException(null, "engine.libtorch-platform", classifier(), flavour);
    }
  }

  /**
   * The version of libtorch that the bridge is made for.
   *
   * @return for example {@code 2.7.1}
   */
  public static String bridgeVersion() {
    Properties properties = new Properties();
    try (InputStream in = LibtorchFolder.class.getResourceAsStream("/jnilib/pytorch.properties")) {
      if (in == null) {
        throw new IOException("no jnilib/pytorch.properties");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the engine's jar is incomplete", e);
    }
    return properties.getProperty("jni_version", "").split("-", 2)[0];
  }

  /**
   * This system as the engine calls it.
   *
   * @return for example {@code linux-x86_64}
   */
  public static String classifier() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = name.startsWith("win") ? "win" : name.contains("mac") ? "osx" : "linux";
    String processor = System.getProperty("os.arch");
    return system + "-" + (processor.equals("amd64") ? "x86_64" : processor);
  }

  private static Optional<String> version(Path folder) {
    Path above = Optional.ofNullable(folder.getParent()).orElse(folder);
    return text(above.resolve("version.py"))
        .flatMap(text -> first(PYTHON, text))
        .or(() -> text(above.resolve("build-version")))
        .or(() -> Optional.of(folder.toString()).filter(name -> name.matches(".*-(cpu|cu)\\d*.*")))
        .flatMap(text -> first(VERSION, text));
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
