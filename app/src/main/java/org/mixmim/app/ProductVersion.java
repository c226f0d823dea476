package org.mixmim.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which version of the program this is, as the build wrote it down.
 *
 * @param number for example {@code 1.0.0}
 * @param origin where it was built from; empty if it was built outside a repository
 * @param updates the address where newer versions are announced; blank if there is none
 */
public record ProductVersion(String number, Optional<Origin> origin, String updates) {
  /**
   * A commit of the program's sources.
   *
   * @param commit its short hash
   * @param date when it was made, as {@code 2026-11-24}
   */
  public record Origin(String commit, String date) {}

  /**
   * The version that runs.
   *
   * @return read from the program's own files
   */
  public static ProductVersion current() {
    try (InputStream in = ProductVersion.class.getResourceAsStream("/org/mixmim/app/version.txt")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProductVersion of(Properties written) {
    String commit = written.getProperty("commit", "");
    return new ProductVersion(
        written.getProperty("version", ""),
        commit.isBlank()
            ? Optional.empty()
            : Optional.of(new Origin(commit, written.getProperty("date", ""))),
        written.getProperty("updates", ""));
  }

  /**
   * The number alone.
   *
   * @return for example {@code 1.0.0}
   */
  public static String text() {
    return current().number();
  }
}
