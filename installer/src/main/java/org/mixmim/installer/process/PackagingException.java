package org.mixmim.installer.process;

/** The packages cannot be made. The message says why and, where there is a remedy, what to do. */
public final class PackagingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A failure.
   *
   * @param message what is wrong and what to do
   */
  public PackagingException(String message) {
    super(message);
  }

  /**
   * A failure with a cause.
   *
   * @param message what is wrong and what to do
   * @param cause of it
   */
  public PackagingException(String message, Throwable cause) {
    super(message, cause);
  }
}
