package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a copy between two runs of its step. It is stored before the copy writes its first
 * row, so that rows on the target are known to belong to this migration even without the ledger.
 *
 * @param copy the number of the copy, from 1. Each copy of a migration begins with empty tables
 * @param round the round in which the copy began or went on after a command
 * @param prepared true if the tables were emptied and belong to the copy
 * @param source what the source promised when the copy began; null before that, and in a state of a
 *     former release
 * @param startedAt when the first copy of the migration began
 * @param since the time from which the rate is measured; null before the first rows
 * @param rowsThen the rows that were copied at that time
 */
record DirectCheckpoint(
    int copy,
    int round,
    boolean prepared,
    @Nullable SourceReading source,
    Instant startedAt,
    @Nullable Instant since,
    long rowsThen) {

  private static final Duration RATE_WINDOW = Duration.ofSeconds(30);

  /** Returns the stored checkpoint; empty if no copy has begun. */
  static Optional<DirectCheckpoint> of(StepContext context) {
    return context.checkpoint(DirectCheckpoint.class);
  }

  /** Returns the checkpoint of a first copy. */
  static DirectCheckpoint first(StepContext context) {
    Instant now = context.now().truncatedTo(ChronoUnit.MILLIS);
    return new DirectCheckpoint(1, context.round(), false, null, now, null, 0);
  }

  /** Returns the checkpoint of a copy that begins with empty tables again. */
  DirectCheckpoint next(int newRound) {
    return new DirectCheckpoint(copy + 1, newRound, false, null, startedAt, null, 0);
  }

  /**
   * Returns the checkpoint of a copy whose tables are ready.
   *
   * @param now what the source promises, before the first chunk is read
   */
  DirectCheckpoint ready(SourceReading now) {
    return new DirectCheckpoint(copy, round, true, now, startedAt, null, 0);
  }

  /**
   * Returns the checkpoint of a copy that goes on after a command. A person may have made the
   * source writable since, so digests of before no longer count.
   */
  DirectCheckpoint inRound(int newRound) {
    SourceReading before = source;
    return new DirectCheckpoint(
        copy, newRound, prepared, before == null ? null : before.writable(), startedAt, null, 0);
  }

  /** Returns the checkpoint with the rate measured anew if its measurement is old. */
  DirectCheckpoint measured(Instant now, long rows) {
    Instant from = since;
    boolean fresh =
        from != null && rows >= rowsThen && from.plus(RATE_WINDOW.multipliedBy(2)).isAfter(now);
    return fresh
        ? this
        : new DirectCheckpoint(
            copy, round, prepared, source, startedAt, now.truncatedTo(ChronoUnit.MILLIS), rows);
  }

  /** Returns the rows per second since the measurement began; 0 if it is too early to tell. */
  double rate(Instant now, long rows) {
    Instant from = since;
    if (from == null) {
      return 0;
    }
    long millis = Duration.between(from, now).toMillis();
    return millis < 1_000 ? 0 : Math.max(0, rows - rowsThen) * 1_000.0 / millis;
  }

  /** Returns the id under which the ledger knows the copy. */
  CopyId id(String migrationId) {
    return new CopyId(migrationId, copy);
  }
}
