package org.mixmim.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings on disk. A write merges the changed keys into what the file holds by then, under a
 * lock, and replaces the file in one move: two windows do not undo each other, and a crash leaves
 * the old file or the new one.
 */
final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final int LOCK_TRIES = 100;
  private static final long LOCK_PAUSE_MILLIS = 20;

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  SettingsFile(Path folder) {
    this.file = folder.resolve("settings.json");
  }

  Gson gson() {
    return gson;
  }

  /** What the file holds; a file that cannot be understood is set aside, not overwritten. */
  SequencedMap<String, JsonElement> read() {
    SequencedMap<String, JsonElement> values = new TreeMap<>();
    try {
      JsonObject object = gson.fromJson(Files.readString(file), JsonObject.class);
      if (object != null) {
        values.putAll(object.asMap());
      }
    } catch (NoSuchFileException _) {
      LOG.debug("First start: no {}", file);
    } catch (JsonParseException | IOException e) {
      LOG.warn("Cannot read {}, starting from the defaults", file, e);
      setAside();
    }
    return values;
  }

  private void setAside() {
    try {
      Files.move(
          file, file.resolveSibling("settings.broken.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("Cannot set {} aside", file, e);
    }
  }

  /** Merges values into the file. */
  void write(Map<String, JsonElement> changes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling("settings.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      LOG.debug("Writing {} under {}", changes.keySet(), lock);
      SequencedMap<String, JsonElement> values = read();
      values.putAll(changes);
      JsonObject object = new JsonObject();
      values.forEach(object::add);
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "settings", ".tmp");
      try {
        Files.writeString(fresh, gson.toJson(object));
        replace(fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  private void replace(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Waits for the lock; another window of this same process shows as an exception. */
  private static FileLock lock(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < LOCK_TRIES; attempt++) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        LOG.debug("Another window writes", e);
      }
      try {
        Thread.sleep(LOCK_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another window writes the settings", e);
      }
    }
    throw new IOException("another window holds the settings");
  }
}
