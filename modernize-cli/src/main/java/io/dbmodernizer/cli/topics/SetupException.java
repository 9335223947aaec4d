package io.dbmodernizer.cli.topics;

/** Topics or schemas cannot be set up. The message says why and what to do. */
public final class SetupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SetupException(String message) {
    super(message);
  }

  SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
