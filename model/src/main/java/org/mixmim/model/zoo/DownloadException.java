package org.mixmim.model.zoo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.problem.MixMimException;

/** A download did not come to its end. */
public final class DownloadException extends MixMimException {
  private static final long serialVersionUID = 1;

  /** Why it did not. */
  public enum Reason {
    /** The server cannot be reached, or the connection breaks again and again. */
    NO_NETWORK,
    /** The server stays connected but sends nothing. */
    STALLED,
    /** The server has no such file. */
    NOT_FOUND,
    /** The server does not give the file to this user. */
    FORBIDDEN,
    /** The server answers with another failure. */
    SERVER,
    /** The file has another length than was agreed to. */
    WRONG_LENGTH,
    /** The server sends far more than a list of files. */
    TOO_LONG,
    /** The server sent another part of the file than was asked for. */
    WRONG_RANGE,
    /** The whole file has another hash than the catalogue says. */
    HASH_MISMATCH,
    /** The whole file is not what its own checksum says. */
    DAMAGED,
    /** The site has no build for this system. */
    NO_BUILD,
    /** There is no room for the file. */
    DISK_FULL,
    /** The folder for models cannot be written to. */
    READ_ONLY,
    /** Another program downloads the same model. */
    BUSY
  }

  private final Reason reason;

  DownloadException(Reason reason, Object... arguments) {
    this(null, reason, arguments);
  }

  DownloadException(@Nullable Throwable cause, Reason reason, Object... arguments) {
    super(cause, "download." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), arguments);
    this.reason = reason;
  }

  /**
   * Why the download did not come to its end.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
