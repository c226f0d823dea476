package org.mixmim.installer.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** {@code SHA256SUMS}: what {@code sha256sum --check} reads. */
public final class Checksums {
  private static final String FILE = "SHA256SUMS";

  private Checksums() {}

  /**
   * Writes the checksums of all files in a folder beside them.
   *
   * @param folder of packages
   * @throws IOException if a file cannot be read or written
   */
  public static void write(Path folder) throws IOException {
    List<Path> packages;
    try (Stream<Path> files = Files.list(folder)) {
      packages = files.filter(file -> !file.endsWith(FILE)).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : packages) {
      lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
    }
    Files.writeString(folder.resolve(FILE), lines);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
