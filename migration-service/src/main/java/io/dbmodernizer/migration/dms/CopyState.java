package io.dbmodernizer.migration.dms;

/** The state of a copy, derived from the status of its database migration. */
enum CopyState {
  /** Not over. Unknown statuses count as running, because Azure adds new ones. */
  RUNNING,
  /** Failed. Azure keeps it for eight hours for a retry of the same operation. */
  WAITING_FOR_RETRY,
  /** All rows are copied. */
  SUCCEEDED,
  /** Over without success. */
  FAILED,
  /** Cancelled by a user or by Azure itself. The target's schema may still be altered. */
  CANCELED;

  /** Returns true if the state is final. */
  boolean isOver() {
    return this == SUCCEEDED || this == FAILED || this == CANCELED;
  }
}
