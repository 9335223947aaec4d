package io.dbmodernizer.migration.dms;

/** What the migration status of a database migration comes down to. */
enum CopyState {
  /** Not over; also every status that is not known, as Azure adds some. */
  RUNNING,
  /** Failed, and kept for eight hours for a retry of the same operation. */
  WAITING_FOR_RETRY,
  /** All rows are copied. */
  SUCCEEDED,
  /** Over without success. */
  FAILED,
  /** Ended by somebody, or by Azure itself; the target's schema may be left altered. */
  CANCELED;

  /** Whether it will not change any more. */
  boolean isOver() {
    return this == SUCCEEDED || this == FAILED || this == CANCELED;
  }
}
