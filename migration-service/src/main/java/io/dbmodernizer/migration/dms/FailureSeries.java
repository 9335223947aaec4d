package io.dbmodernizer.migration.dms;

import java.time.Instant;

/**
 * Consecutive failures of a copy that led to automatic retries. A failure after which more tables
 * are copied than after the one before begins a new series.
 *
 * @param failures the number of failures; 0 for none
 * @param since the time of the first one
 * @param tablesCopied the number of tables copied at the last one
 */
record FailureSeries(int failures, Instant since, long tablesCopied) {
  /** No failure. */
  static final FailureSeries NONE = new FailureSeries(0, Instant.EPOCH, 0);

  /** Returns the series with one more failure. */
  FailureSeries and(Instant now, long copied) {
    return failures == 0 || copied > tablesCopied
        ? new FailureSeries(1, now, copied)
        : new FailureSeries(failures + 1, since, tablesCopied);
  }
}
