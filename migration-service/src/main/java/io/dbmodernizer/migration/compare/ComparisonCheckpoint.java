package io.dbmodernizer.migration.compare;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a comparison between two runs: its pass over the tables. A verdict counts if it was
 * given since the pass began. A new round (a retry) begins a new pass. A copy that the comparison
 * asked for does so, too.
 *
 * @param round the round of the pass
 * @param begunAt when the pass began; null if it has not begun
 * @param mayCopy true if tables that differ may be repaired or copied again, which is allowed once
 *     in a round that a command began
 * @param repairedTo the last table that this round has tried to repair by ranges; null if there is
 *     none
 * @param wholeTables true if a table needs a copy of all its rows
 * @param repairing true if a repair has begun, in this round or an earlier one, and {@code
 *     finish-schema} was not asked for since. Foreign keys of the target may be suspended then
 */
record ComparisonCheckpoint(
    int round,
    @Nullable Instant begunAt,
    boolean mayCopy,
    @Nullable String repairedTo,
    boolean wholeTables,
    boolean repairing) {

  /** Creates a checkpoint of a round that has repaired nothing. */
  ComparisonCheckpoint(int round, @Nullable Instant begunAt, boolean mayCopy) {
    this(round, begunAt, mayCopy, null, false, false);
  }

  /**
   * Returns the stored checkpoint as it is valid for this run. The text of a former release counts
   * as absent: every table is compared again, and nothing is copied before another retry.
   */
  static ComparisonCheckpoint of(StepContext context) {
    return of(context.checkpoint(ComparisonCheckpoint.class), context.round(), context.now());
  }

  /**
   * Returns the checkpoint as it is valid for a run in a round. From another round it only takes
   * over that there was one, and whether a repair has begun.
   */
  static ComparisonCheckpoint of(Optional<ComparisonCheckpoint> earlier, int round, Instant now) {
    Instant begun = now.truncatedTo(ChronoUnit.MILLIS);
    if (earlier.isEmpty()) {
      return new ComparisonCheckpoint(round, begun, false);
    }
    ComparisonCheckpoint stored = earlier.get();
    if (stored.round != round) {
      return new ComparisonCheckpoint(round, begun, true, null, false, stored.repairing);
    }
    return stored.begunAt == null ? new ComparisonCheckpoint(round, begun, stored.mayCopy) : stored;
  }

  /** Returns the checkpoint after a copy was asked for. */
  ComparisonCheckpoint copying() {
    return new ComparisonCheckpoint(round, null, false);
  }

  /** Returns the checkpoint to store before the first foreign key is suspended. */
  ComparisonCheckpoint beginningRepair() {
    return new ComparisonCheckpoint(round, begunAt, mayCopy, repairedTo, wholeTables, true);
  }

  /**
   * Returns the checkpoint after a table was tried.
   *
   * @param table the table as {@code [schema].[table]}
   * @param byRanges true if it was repaired by ranges, false if it needs a copy of all its rows
   */
  ComparisonCheckpoint tried(String table, boolean byRanges) {
    return new ComparisonCheckpoint(
        round, begunAt, mayCopy, table, wholeTables || !byRanges, repairing);
  }

  /**
   * Returns the checkpoint after all tables were repaired. Verdicts of this pass stay valid: a
   * repair writes to its table only, and compares it afterwards.
   */
  ComparisonCheckpoint afterRepair() {
    return new ComparisonCheckpoint(round, begunAt, false);
  }

  /** Returns the name of the pass. */
  String pass() {
    return round + " " + begunAt;
  }

  /** Returns true if a verdict of this time belongs to the pass. */
  boolean covers(@Nullable Instant comparedAt) {
    return comparedAt != null && begunAt != null && !comparedAt.isBefore(begunAt);
  }

  /**
   * Returns the time of a verdict given now. It is never before the beginning of the pass, even if
   * the clocks of two instances differ.
   */
  Instant timeOfVerdict(Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    return begunAt != null && time.isBefore(begunAt) ? begunAt : time;
  }
}
