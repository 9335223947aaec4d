package io.dbmodernizer.runtime.deadletter;

/**
 * Thrown for a record that breaks no rule but that one service cannot process. Reading it again
 * gives the same result. Nothing was stored or published because of the record.
 */
public final class UnprocessableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reader;

  /**
   * @param reader the service
   * @param message the obstacle, without secrets
   */
  public UnprocessableRecordException(String reader, String message) {
    super(message);
    this.reader = reader;
  }

  /**
   * Returns the exception for an unexpected failure.
   *
   * @param reader the service
   * @param cause what was thrown; its message is not repeated, because it may hold anything
   */
  public static UnprocessableRecordException unexpected(String reader, Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    UnprocessableRecordException exception =
        new UnprocessableRecordException(
            reader,
            "the %s service cannot process it: %s%s"
                .formatted(
                    reader,
                    cause.getClass().getName(),
                    stack.length == 0 ? "" : " at " + stack[0]));
    exception.initCause(cause);
    return exception;
  }

  String reader() {
    return reader;
  }
}
