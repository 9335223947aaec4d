package io.dbmodernizer.runtime.step;

import io.dbmodernizer.events.Failure;

/** An exception that carries a classified failure out of nested calls of a step. */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StepResult.Failed failed;

  /**
   * @param failed the result of the step
   * @param cause the cause, for logs
   */
  public StepException(StepResult.Failed failed, Throwable cause) {
    super(failed.failure().getMessage(), cause);
    this.failed = failed;
  }

  /**
   * Returns the same failure with more text in its message.
   *
   * @param text what else holds after the failure, without a full stop
   */
  public StepException adding(String text) {
    Failure failure =
        Failure.newBuilder(failed.failure())
            .setMessage(failed.failure().getMessage() + "; " + text)
            .build();
    return new StepException(
        new StepResult.Failed(
            failure, failed.retryable(), failed.retryAfter(), failed.operationEnded()),
        this);
  }

  /** Returns the classified failure. */
  public StepResult.Failed failed() {
    return failed;
  }
}
