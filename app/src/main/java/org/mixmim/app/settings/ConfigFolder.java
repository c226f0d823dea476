package org.mixmim.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the platform keeps a program's settings. */
public final class ConfigFolder {
  private ConfigFolder() {}

  /**
   * The folder for this machine and user; it need not exist yet.
   *
   * @return the folder named by {@code MIXMIM_HOME}, or the platform's usual place
   */
  public static Path find() {
    return find(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")));
  }

  static Path find(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    String own = environment.getOrDefault("MIXMIM_HOME", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
          .resolve("MixMIM Explorer");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("MixMIM Explorer");
    }
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (xdg.isBlank() ? home.resolve(".config") : Path.of(xdg)).resolve("mixmim-explorer");
  }
}
