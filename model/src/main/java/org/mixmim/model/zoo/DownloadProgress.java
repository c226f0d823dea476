package org.mixmim.model.zoo;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a download is.
 *
 * @param phase what it is doing
 * @param bytes how much of the file is here (or checked, while {@link Phase#CHECKING})
 * @param total the file's length, where known
 * @param bytesPerSecond the speed of the last few seconds
 * @param remaining how long the rest takes at that speed, where it can be said
 */
public record DownloadProgress(
    Phase phase,
    long bytes,
    OptionalLong total,
    double bytesPerSecond,
    Optional<Duration> remaining) {

  /** What a download does. */
  public enum Phase {
    /** Asks the server, or waits to ask again. */
    CONNECTING,
    /** Receives bytes. */
    RECEIVING,
    /** Waits for the user. */
    PAUSED,
    /** Computes the hash of the whole file. */
    CHECKING,
    /** The model is in the store. */
    DONE
  }

  /**
   * The part that is done.
   *
   * @return 0 to 1, or a negative number if the length is not known
   */
  public double fraction() {
    return total.isPresent() ? (double) bytes / Math.max(1, total.getAsLong()) : -1;
  }
}
