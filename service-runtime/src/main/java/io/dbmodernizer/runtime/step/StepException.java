package io.dbmodernizer.runtime.step;

/** Carries a classified failure out of nested calls of a step. */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient StepResult.Failed failed;

  /**
   * @param failed what the step is to return
   * @param cause where it came from, kept for logs
   */
  public StepException(StepResult.Failed failed, Throwable cause) {
    super(failed.failure().getMessage(), cause);
    this.failed = failed;
  }

  /** The classified failure. */
  public StepResult.Failed failed() {
    return failed;
  }
}
