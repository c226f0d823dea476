package org.mixmim.model.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that lies there while a process does what may crash it. An orderly end of the program,
 * also one asked for by a signal, takes it away; a crash in native code does not.
 */
public final class CrashMarker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrashMarker.class);

  /** Stands where the number of the process does, and is none. */
  private static final String FAILED = "failed";

  private final Path file;
  private final Thread hook = new Thread(this::removeQuietly, "mixmim-crash-marker");

  /**
   * A marker that does not lie there yet.
   *
   * @param file where it will
   */
  public CrashMarker(Path file) {
    this.file = file;
  }

  /**
   * Where the marker lies.
   *
   * @return the file
   */
  public Path file() {
    return file;
  }

  /**
   * Whether a program that no longer runs left it, or one that failed.
   *
   * @return true after a crash or a failure
   */
  public boolean isLeftBehind() {
    try {
      String[] owner = Files.readString(file).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(owner[0]))
          .filter(process -> owner.length == 1 || start(process).equals(owner[1]))
          .isEmpty();
    } catch (IOException none) {
      return false;
    } catch (NumberFormatException failedOrDamaged) {
      return true;
    }
  }

  /** Numbers of processes are used again, so the time of the start tells them apart. */
  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /**
   * Lays the file down; where that cannot be done, the work goes on without.
   *
   * @return this, to be closed when the work is done
   */
  public CrashMarker set() {
    ProcessHandle own = ProcessHandle.current();
    try {
      Files.createDirectories(
          Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow(IOException::new));
      Files.writeString(file, own.pid() + " " + start(own));
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IOException e) {
      LOG.info("no marker can be kept at {}", file, e);
    } catch (IllegalStateException ending) {
      // Too late for a hook: the program is ending in order already.
      removeQuietly();
    }
    return this;
  }

  /**
   * Takes the file away.
   *
   * @throws IOException if that cannot be done
   */
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private void removeQuietly() {
    try {
      remove();
    } catch (IOException e) {
      LOG.info("the marker {} cannot be removed", file, e);
    }
  }

  /**
   * Leaves the file there for good, also while this program runs on: the work failed and must not
   * be tried again.
   */
  public void leave() {
    unhook();
    try {
      Files.writeString(file, FAILED);
    } catch (IOException e) {
      LOG.info("the marker {} cannot be left", file, e);
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debug("the program is ending, and the hook with it", ending);
    }
  }

  @Override
  public void close() {
    removeQuietly();
    unhook();
  }
}
