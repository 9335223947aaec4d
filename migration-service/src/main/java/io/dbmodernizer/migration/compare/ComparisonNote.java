package io.dbmodernizer.migration.compare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison notes for its next run: which pass over the tables it is in. A verdict counts
 * if it was given since the pass began. A new round, that is a retry, begins a new pass; so does a
 * copy that the comparison has asked for.
 *
 * @param round the round of the pass
 * @param begunAt when the pass began; null if it has yet to begin
 * @param mayCopy whether what differs may be copied anew: once in a round that a command has begun
 */
record ComparisonNote(int round, @Nullable Instant begunAt, boolean mayCopy) {
  private static final String SEPARATOR = "@";
  private static final String COPY = "copy";

  /** The note as it holds for a run in a round: of another round only that there was one. */
  static ComparisonNote of(String text, int round, Instant now) {
    Instant begun = now.truncatedTo(ChronoUnit.MILLIS);
    if (text.isEmpty()) {
      return new ComparisonNote(round, begun, false);
    }
    ComparisonNote stored = parse(text);
    if (stored.round != round) {
      return new ComparisonNote(round, begun, true);
    }
    return stored.begunAt == null ? new ComparisonNote(round, begun, stored.mayCopy) : stored;
  }

  private static ComparisonNote parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    String begun = parts.length > 1 ? parts[1] : "";
    return new ComparisonNote(
        Integer.parseInt(parts[0]),
        begun.isEmpty() ? null : Instant.parse(begun),
        parts.length > 2 && parts[2].equals(COPY));
  }

  /** What stands after a copy was asked for. */
  ComparisonNote copying() {
    return new ComparisonNote(round, null, false);
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

  /** The text that is stored. */
  String text() {
    return round
        + SEPARATOR
        + (begunAt == null ? "" : begunAt.toString())
        + SEPARATOR
        + (mayCopy ? COPY : "");
  }
}
