package io.dbmodernizer.datamover.copy;

/**
 * The end of a copy that its listener cancelled. Rows that were committed before stay on the
 * target.
 */
public final class CopyCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CopyProgress progress;

  CopyCancelledException(CopyProgress progress) {
    super(
        "the copy of table "
            + progress.table()
            + " was cancelled after "
            + progress.rowsCopied()
            + " rows; copy it again with truncateTarget");
    this.progress = progress;
  }

  /** Returns the counts at the time of the cancellation. */
  public CopyProgress progress() {
    return progress;
  }
}
