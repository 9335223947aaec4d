package io.dbmodernizer.monitoring.deadletter;

/**
 * A record was decoded but cannot be what its topic promises; reading it again gives the same
 * result.
 */
public final class InvalidRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidRecordException(String message) {
    super(message);
  }
}
