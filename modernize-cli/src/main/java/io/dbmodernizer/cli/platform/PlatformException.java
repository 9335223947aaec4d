package io.dbmodernizer.cli.platform;

/** The local platform cannot be started or used. The message says why and what to do. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Without a cause.
   *
   * @param message what happened and what to do
   */
  public PlatformException(String message) {
    super(message);
  }

  /**
   * With a cause.
   *
   * @param message what happened and what to do
   * @param cause why
   */
  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
