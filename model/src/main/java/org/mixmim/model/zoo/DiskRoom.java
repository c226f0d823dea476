package org.mixmim.model.zoo;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.mixmim.model.zoo.DownloadException.Reason;

/** Where a download's bytes go: enough room, and failures told from the network's. */
final class DiskRoom {
  /** So that a download does not take the last of the disk. */
  private static final long RESERVE = 64L << 20;

  /** A disk with less than this is full. */
  private static final long NOTHING = 1L << 20;

  private final Path folder;

  /**
   * The disk that holds a folder.
   *
   * @param folder need not exist yet
   */
  DiskRoom(Path folder) {
    this.folder = folder;
  }

  /** Work with this machine's files. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Work with this machine's files that gives nothing back. */
  interface Action {
    void run() throws IOException;
  }

  <T> T get(Work<T> work) {
    try {
      return work.run();
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("Interrupted");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  void run(Action action) {
    get(
        () -> {
          action.run();
          return folder;
        });
  }

  long free() throws IOException {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return Files.getFileStore(existing).getUsableSpace();
  }

  /** Throws if a download does not fit. */
  void require(DownloadPlan plan) throws IOException {
    long needed = plan.bytesToFetch().orElse(0) + RESERVE;
    long free = free();
    if (free < needed) {
      throw new DownloadException(Reason.DISK_FULL, folder, needed >> 20, free >> 20);
    }
  }

  private DownloadException failure(IOException e) {
    try {
      long free = free();
      if (free < NOTHING) {
        return new DownloadException(e, Reason.DISK_FULL, folder, RESERVE >> 20, free >> 20);
      }
    } catch (IOException unknown) {
      e.addSuppressed(unknown);
    }
    return new DownloadException(e, Reason.READ_ONLY, folder);
  }
}
