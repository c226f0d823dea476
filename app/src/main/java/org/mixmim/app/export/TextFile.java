package org.mixmim.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.mixmim.model.file.AtomicFile;

/** Writes text files, whole or not at all. */
public final class TextFile {
  private TextFile() {}

  /**
   * Writes text as UTF-8.
   *
   * @param file where; one that is there is replaced
   * @param text what
   * @return the file
   * @throws ExportException if it cannot be written
   */
  public static Path write(Path file, String text) {
    try {
      AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
      return file;
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", file.toString());
    }
  }
}
