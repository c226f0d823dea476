package org.mixmim.model.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sole use of something that several programs share, marked by a lock on a file beside it. */
final class FileLease implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final FileChannel channel;

  private FileLease(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lease.
   *
   * @param patience how long to wait at most
   * @return empty if somebody else still holds it
   * @throws IOException if the file cannot be made or the file system knows no locks
   */
  static Optional<FileLease> take(Path file, Duration patience) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (tryLock(channel) == null) {
        if (System.nanoTime() - deadline >= 0) {
          channel.close();
          return Optional.empty();
        }
        Thread.sleep(PAUSE);
      }
      return Optional.of(new FileLease(channel));
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another store of this very program.
      return null;
    }
  }

  /** Gives the lease back; the file stays, since removing it would race with who waits for it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException(e, "store.lock", String.valueOf(e.getMessage()));
    }
  }
}
