package io.dbmodernizer.runtime.step;

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

  /** Returns the classified failure. */
  public StepResult.Failed failed() {
    return failed;
  }
}
