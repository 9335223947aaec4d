package io.dbmodernizer.runtime.step;

/**
 * A run was about to write although its right to write is not proven any more. The run is given up
 * without a result: whoever owns the migration now runs the step again, from what is stored.
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
