package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a copy between two runs of its step: the attempt that it follows, the round in which
 * the attempt began, and the failures that led to automatic retries. A copy that failed begins
 * again in a later round (after a command), or if another attempt can succeed.
 *
 * @param attempt the attempt that is followed
 * @param round the round in which it began
 * @param series the failures of this round
 * @param over true if the last failure of the series ended this attempt
 */
record CopyCheckpoint(CopyAttempt attempt, int round, FailureSeries series, boolean over) {

  /** Reads the checkpoint of an earlier run; empty if there is none. */
  static Optional<CopyCheckpoint> of(StepContext context) {
    return context
        .checkpoint(CopyCheckpoint.class)
        .or(() -> LegacyCopyCheckpoint.read(context.migrationId(), context.checkpoint()));
  }

  /** Returns the checkpoint of a running attempt. It drops the failures of an earlier round. */
  static CopyCheckpoint following(
      CopyAttempt attempt, int round, Optional<CopyCheckpoint> earlier) {
    FailureSeries series =
        earlier
            .filter(checkpoint -> checkpoint.round() == round)
            .map(CopyCheckpoint::series)
            .orElse(FailureSeries.NONE);
    return new CopyCheckpoint(attempt, round, series, false);
  }

  /** Returns the checkpoint of an attempt that has just failed. */
  CopyCheckpoint failed(Instant now, long tablesCopied) {
    return new CopyCheckpoint(attempt, round, series.and(now, tablesCopied), true);
  }

  /** Returns true if this attempt has ended. */
  boolean isOver(CopyAttempt which) {
    return over && attempt.number() == which.number();
  }
}
