package io.dbmodernizer.runtime.deadletter;

/**
 * Thrown for a record that breaks a rule of all readers. Reading it again gives the same result.
 * Only the reader that sets such records aside throws it.
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
