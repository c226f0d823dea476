package org.mixmim.app.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mixmim.model.file.AtomicFile;

/**
 * The place of a file that a command will write at its end, tried at the beginning, so that minutes
 * of work are not lost to a folder that cannot be written.
 *
 * @param path where
 */
record OutputFile(Path path) {
  /**
   * Tries whether a file can be written.
   *
   * @throws CliException if not
   */
  static OutputFile prepare(Path file) {
    requireName(file);
    if (Files.isDirectory(file)) {
      throw new CliException(null, "output.is-folder", file);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a pipe would be replaced by the finished file.
      throw new CliException(null, "output.is-device", file);
    }
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new CliException(null, "output.no-folder", file, String.valueOf(folder));
      }
      Path trial = folder.resolve("." + UUID.randomUUID());
      Files.createFile(trial);
      Files.delete(trial);
      return new OutputFile(folder.toRealPath().resolve(folder.relativize(target)));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * A file that is named twice.
   *
   * @param files to be written, one over the other where they are the same
   */
  static Optional<Path> repeated(Stream<OutputFile> files) {
    Set<Path> seen = new HashSet<>();
    return files.map(OutputFile::path).filter(path -> !seen.add(path)).findFirst();
  }

  /**
   * A file that is read and would then be written over.
   *
   * @param files to be written
   * @param read what they are made of
   */
  static Optional<Path> lost(List<OutputFile> files, Stream<Path> read) {
    return read.filter(path -> files.stream().anyMatch(file -> file.replaces(path))).findFirst();
  }

  private boolean replaces(Path other) {
    try {
      return Files.isSameFile(path, other);
    } catch (IOException _) {
      // One of the two is not there: nothing can be lost.
      return false;
    }
  }

  /**
   * Makes a folder for files, with the folders above it.
   *
   * @throws CliException if it cannot be made or written
   */
  static Path prepareFolder(Path folder) {
    requireName(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    prepare(folder.resolve(UUID.randomUUID().toString()));
    return folder;
  }

  /**
   * Writes lines of text, all of them or nothing.
   *
   * @throws CliException if they cannot be written
   */
  void writeLines(Stream<String> lines) {
    try {
      AtomicFile.write(
          path,
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            for (String line : (Iterable<String>) lines::iterator) {
              writer.append(line).append('\n');
            }
            writer.flush();
          });
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static void requireName(Path file) {
    if (file.toString().isEmpty()) {
      throw new CliException(null, "output.no-name");
    }
  }

  private static CliException unwritable(Path file, IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> new CliException(e, "output.not-allowed", file);
      case FileAlreadyExistsException _ -> new CliException(e, "output.is-file", file);
      case FileSystemException f when f.getReason() != null ->
          new CliException(e, "output.unwritable", file, f.getReason());
      default -> new CliException(e, "output.failed", file);
    };
  }
}
