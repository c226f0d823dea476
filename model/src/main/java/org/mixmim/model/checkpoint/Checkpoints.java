package org.mixmim.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens model files of every format, told apart by their content and never by their name. */
public final class Checkpoints {
  private Checkpoints() {}

  /**
   * Opens a model file. Nothing in it is run, and only its tensors' descriptions are read.
   *
   * @param file the file
   * @return the checkpoint, which the caller closes
   * @throws CheckpointException if it cannot be read or is no model file
   */
  public static Checkpoint open(Path file) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    return open(file, name);
  }

  /**
   * Opens a model file that is known by another name than its own. Nothing in it is run, and only
   * its tensors' descriptions are read.
   *
   * @param file the file
   * @param name what to call it in messages
   * @return the checkpoint, which the caller closes
   * @throws CheckpointException if it cannot be read or is no model file
   */
  public static Checkpoint open(Path file, String name) {
    return open(FileBytes.map(file, name));
  }

  /**
   * Opens a model that came with the program. A file, or an entry that its jar stores without
   * compression, is mapped where it lies; anything else is read into memory.
   *
   * @param resource where it is
   * @param name what to call it in messages
   * @return the checkpoint, which the caller closes
   * @throws CheckpointException if it cannot be read or is no model file
   */
  public static Checkpoint open(URL resource, String name) {
    return open(bytes(resource, name));
  }

  /** Opens bytes, which the checkpoint owns from here on. */
  static Checkpoint open(FileBytes file) {
    try {
      return FileKind.of(file).open(file);
    } catch (InternalError e) {
      // The JVM's word for a mapped page that is no longer there.
      file.close();
      throw new CheckpointException(e, "checkpoint.changed", file.name());
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static FileBytes bytes(URL resource, String name) {
    try {
      if (resource.getProtocol().equals("file")) {
        return FileBytes.map(Path.of(resource.toURI()), name);
      }
      String text = resource.toString();
      int entry = text.indexOf("!/");
      if (text.startsWith("jar:file:") && entry == text.lastIndexOf("!/") && entry > 0) {
        Path jar = Path.of(new URI(text.substring("jar:".length(), entry)));
        String path = new URI(text.substring(entry + 1)).getPath().substring(1);
        Optional<FileBytes> mapped = mapEntry(jar, path, name);
        if (mapped.isPresent()) {
          return mapped.get();
        }
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new CheckpointException(e, "checkpoint.unreadable", name);
    }
    try (InputStream in = resource.openStream()) {
      return FileBytes.copy(in, name);
    } catch (IOException e) {
      throw new CheckpointException(e, "checkpoint.unreadable", name);
    }
  }

  private static Optional<FileBytes> mapEntry(Path jar, String path, String name) {
    FileBytes whole = FileBytes.map(jar, name);
    try {
      ZipDirectory.Entry found = ZipDirectory.read(whole).get(path);
      if (found != null && found.stored()) {
        return Optional.of(whole.part(name, found.data(), found.length()));
      }
    } catch (CheckpointException e) {
      // A jar packed in a way that this reader is too strict for is left to the class loader.
      whole.close();
      return Optional.empty();
    }
    whole.close();
    return Optional.empty();
  }
}
