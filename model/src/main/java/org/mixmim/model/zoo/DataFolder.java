package org.mixmim.model.zoo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this platform wants a program's data. */
public final class DataFolder {
  private static final String UNIX_NAME = "mixmim-explorer";
  private static final String TITLE = "MixMIM Explorer";

  private DataFolder() {}

  /**
   * The folder for this user and machine; it need not exist.
   *
   * @return {@code MIXMIM_HOME}, or else the platform's data folder
   */
  public static Path standard() {
    return of(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")));
  }

  static Path of(String system, Map<String, String> environment, Path home) {
    Optional<Path> chosen = folder(environment, "MIXMIM_HOME");
    if (chosen.isPresent()) {
      return chosen.get().toAbsolutePath().normalize();
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return folder(environment, "LOCALAPPDATA")
          .orElseGet(() -> home.resolve("AppData").resolve("Local"))
          .resolve(TITLE);
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(TITLE);
    }
    // The XDG rules: a relative path is to be ignored.
    return folder(environment, "XDG_DATA_HOME")
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(".local").resolve("share"))
        .resolve(UNIX_NAME);
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .map(Path::of);
  }
}
