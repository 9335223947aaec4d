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
  FAILED
}
