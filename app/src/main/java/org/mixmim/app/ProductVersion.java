package org.mixmim.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the program this is, as the build wrote it down. */
public final class ProductVersion {
  private ProductVersion() {}

  /**
   * The version.
   *
   * @return for example {@code 1.0.0}
   */
  public static String text() {
    try (InputStream in = ProductVersion.class.getResourceAsStream("/org/mixmim/app/version.txt")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
