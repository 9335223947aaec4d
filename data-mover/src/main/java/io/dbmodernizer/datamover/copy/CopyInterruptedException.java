package io.dbmodernizer.datamover.copy;

/**
 * The end of a copy whose thread was interrupted. The thread stays interrupted. Rows that were
 * committed before stay on the target.
 */
public final class CopyInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CopyInterruptedException() {
    super("the copy was interrupted");
  }
}
