package io.dbmodernizer.runtime.deadletter;

/**
 * A record was decoded but breaks a rule that holds for all readers; reading it again gives the
 * same result. Thrown by the one reader that sets such records aside.
 */
public final class InvalidRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the rule and the accepted form
   */
  public InvalidRecordException(String message) {
    super(message);
  }
}
