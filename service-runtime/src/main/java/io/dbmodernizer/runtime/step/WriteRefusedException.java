package io.dbmodernizer.runtime.step;

/**
 * Thrown in place of a write if the right to write is not proven any more. The run is given up
 * without a result. The present owner of the migration runs the step again from the stored state.
 */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param write what was about to be written, without secrets
   */
  public WriteRefusedException(String write) {
    super(
        write
            + " is not made: this process cannot prove that it still owns the migration; the owner"
            + " runs the step again");
  }
}
