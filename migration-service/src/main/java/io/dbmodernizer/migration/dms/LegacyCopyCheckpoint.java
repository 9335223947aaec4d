package io.dbmodernizer.migration.dms;

import java.time.Instant;
import java.util.Optional;

/**
 * The text that former releases stored instead of a {@link CopyCheckpoint}: attempt, round, series
 * of failures and {@code over}, for example {@code 3@1@2/1767600000000/4@over}. It is still read.
 * Without the round of a failed copy, a retry that was already carried out would count as a new
 * one, and the copy would begin again.
 */
final class LegacyCopyCheckpoint {
  private static final String OVER = "over";

  private LegacyCopyCheckpoint() {}

  /** Reads the text; empty if there is none. */
  static Optional<CopyCheckpoint> read(String migrationId, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.split("@");
    return Optional.of(
        new CopyCheckpoint(
            CopyAttempt.of(migrationId, Integer.parseInt(parts[0])),
            parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
            parts.length > 2 ? series(parts[2]) : FailureSeries.NONE,
            parts.length > 3 && parts[3].equals(OVER)));
  }

  private static FailureSeries series(String text) {
    String[] parts = text.split("/");
    return new FailureSeries(
        Integer.parseInt(parts[0]),
        Instant.ofEpochMilli(Long.parseLong(parts[1])),
        Long.parseLong(parts[2]));
  }
}
