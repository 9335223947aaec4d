package io.dbmodernizer.cli.topics;

/** An exception for topics or schemas that cannot be set up. Its message has reason and remedy. */
public final class SetupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SetupException(String message) {
    super(message);
  }

  SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
