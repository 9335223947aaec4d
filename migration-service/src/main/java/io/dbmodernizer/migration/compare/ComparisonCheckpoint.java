package io.dbmodernizer.migration.compare;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison stores for its next run: which pass over the tables it is in. A verdict counts
 * if it was given since the pass began. A new round, that is a retry, begins a new pass; so does a
 * copy that the comparison has asked for.
 *
 * @param round the round of the pass
 * @param begunAt when the pass began; null if it has yet to begin
 * @param mayCopy whether what differs may be copied anew: once in a round that a command has begun
 */
record ComparisonCheckpoint(int round, @Nullable Instant begunAt, boolean mayCopy) {

  /**
   * What the step has stored, as it holds for this run. Text of an earlier release is taken for
   * nothing: every table is compared anew, and nothing is copied before another retry.
   */
  static ComparisonCheckpoint of(StepContext context) {
    return of(context.checkpoint(ComparisonCheckpoint.class), context.round(), context.now());
  }

  /** The checkpoint as it holds for a run in a round: of another round only that there was one. */
  static ComparisonCheckpoint of(Optional<ComparisonCheckpoint> earlier, int round, Instant now) {
    Instant begun = now.truncatedTo(ChronoUnit.MILLIS);
    if (earlier.isEmpty()) {
      return new ComparisonCheckpoint(round, begun, false);
    }
    ComparisonCheckpoint stored = earlier.get();
    if (stored.round != round) {
      return new ComparisonCheckpoint(round, begun, true);
    }
    return stored.begunAt == null ? new ComparisonCheckpoint(round, begun, stored.mayCopy) : stored;
  }

  /** What stands after a copy was asked for. */
  ComparisonCheckpoint copying() {
    return new ComparisonCheckpoint(round, null, false);
  }

  /** Whether a verdict of this time belongs to the pass. */
  boolean covers(@Nullable Instant comparedAt) {
    return comparedAt != null && begunAt != null && !comparedAt.isBefore(begunAt);
  }

  /**
   * The time of a verdict given now; never before the pass, whatever the clock of an instance says.
   */
  Instant timeOfVerdict(Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    return begunAt != null && time.isBefore(begunAt) ? begunAt : time;
  }
}
