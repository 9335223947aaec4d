package io.dbmodernizer.cli.platform;

/** An exception for a local platform that cannot be started or used, with reason and remedy. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message what happened and what to do
   */
  public PlatformException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what happened and what to do
   * @param cause the cause
   */
  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
