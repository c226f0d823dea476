package org.mixmim.installer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.mixmim.installer.process.PackagingException;
import org.mixmim.installer.process.Tool;

/** Symbols in native libraries that only a debugger wants: a fifth of libtorch. */
public final class Symbols {
  private static final String STRIP = "strip";

  private Symbols() {}

  /**
   * Strips every shared library below a folder of what its users do not link to.
   *
   * @param folder to look in
   * @throws IOException if a library cannot be read or written
   */
  public static void strip(Path folder) throws IOException {
    if (!Tool.exists(STRIP)) {
      throw new PackagingException(
          "The program 'strip' is missing. Install it (Debian: apt install binutils).");
    }
    List<Path> libraries;
    try (Stream<Path> files = Files.walk(folder)) {
      libraries =
          files
              .filter(Files::isRegularFile)
              .filter(file -> NativeRules.isNative(file.getFileName().toString()))
              .toList();
    }
    for (Path library : libraries) {
      Path stripped = library.resolveSibling(library.getFileName() + ".stripped");
      Tool.of(STRIP, "--strip-unneeded", "-o", stripped.toString(), library.toString()).run();
      if (Files.size(stripped) < Files.size(library)) {
        Files.move(stripped, library, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(stripped);
      }
    }
  }
}
