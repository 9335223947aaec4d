package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.Optional;

/**
 * What a copy stores for its next run: which attempt it follows, in which round it was begun, and
 * the failures that were answered by trying again. A copy that has ended badly is begun again in a
 * later round, that is, after a command, or if trying again can succeed.
 *
 * @param attempt the attempt that is followed
 * @param round the round in which it was begun
 * @param series failures of this round
 * @param over whether the last failure of the series is the end of this attempt
 */
record CopyCheckpoint(CopyAttempt attempt, int round, FailureSeries series, boolean over) {

  /** Reads the checkpoint of an earlier run; empty if there is none. */
  static Optional<CopyCheckpoint> of(StepContext context) {
    return context
        .checkpoint(CopyCheckpoint.class)
        .or(() -> LegacyCopyCheckpoint.read(context.migrationId(), context.checkpoint()));
  }

  /** The checkpoint of an attempt that goes on; failures of an earlier round are forgotten. */
  static CopyCheckpoint following(
      CopyAttempt attempt, int round, Optional<CopyCheckpoint> earlier) {
    FailureSeries series =
        earlier
            .filter(checkpoint -> checkpoint.round() == round)
            .map(CopyCheckpoint::series)
            .orElse(FailureSeries.NONE);
    return new CopyCheckpoint(attempt, round, series, false);
  }

  /** The checkpoint of an attempt that has just been seen to have failed. */
  CopyCheckpoint failed(Instant now, long tablesCopied) {
    return new CopyCheckpoint(attempt, round, series.and(now, tablesCopied), true);
  }

  /** Whether it says that this attempt is over. */
  boolean isOver(CopyAttempt which) {
    return over && attempt.number() == which.number();
  }
}
