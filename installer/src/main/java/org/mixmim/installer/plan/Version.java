package org.mixmim.installer.plan;

/**
 * The program's version as each package format wants it.
 *
 * @param maven for example {@code 1.2.3-SNAPSHOT}
 */
public record Version(String maven) {
  private static final String SNAPSHOT = "-SNAPSHOT";

  /**
   * The numbers alone.
   *
   * @return for example {@code 1.2.3}
   */
  public String numbers() {
    return maven.replace(SNAPSHOT, "");
  }

  /**
   * For .deb and .rpm: what follows a tilde comes before the release.
   *
   * @return for example {@code 1.2.3~snapshot}
   */
  public String linux() {
    return maven.replace(SNAPSHOT, "~snapshot");
  }

  /**
   * For macOS, whose first number may not be zero.
   *
   * @return for example {@code 1.0.2} for {@code 0.2.3}
   */
  public String mac() {
    String[] parts = numbers().split("\\.", -1);
    return parts[0].equals("0") ? "1.0." + parts[1] : numbers();
  }
}
