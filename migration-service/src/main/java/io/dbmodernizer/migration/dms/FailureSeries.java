package io.dbmodernizer.migration.dms;

import java.time.Instant;

/**
 * Failures of a copy, one after the other, that were answered by trying again without a command. A
 * failure after which more tables are copied than after the one before begins a new series.
 *
 * @param failures how many there were; 0 for none
 * @param since time of the first one
 * @param tablesCopied how many tables were copied at the last one
 */
record FailureSeries(int failures, Instant since, long tablesCopied) {
  /** No failure yet. */
  static final FailureSeries NONE = new FailureSeries(0, Instant.EPOCH, 0);

  /** The series with one more failure. */
  FailureSeries and(Instant now, long copied) {
    return failures == 0 || copied > tablesCopied
        ? new FailureSeries(1, now, copied)
        : new FailureSeries(failures + 1, since, tablesCopied);
  }
}
