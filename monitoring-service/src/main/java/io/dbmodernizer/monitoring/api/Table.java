package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableWait;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of a migration.
 *
 * @param table as [schema].[table]
 * @param state state of the table
 * @param percent rows copied of the rows in the source, 0 to 100; null while the rows are unknown
 * @param sourceRows rows in the source; null while unknown
 * @param targetRows rows copied so far; after the comparison, rows in the target; null while
 *     unknown
 * @param bytesWritten bytes written to the target; 0 while unknown
 * @param rowsPerSecond rows copied in a second, on average since the copy began; 0 while unknown
 * @param startedAt time at which its copy began; null until then
 * @param endedAt time at which its copy ended; null until then
 * @param estimatedEndAt estimated end of the copy; null if it does not run or is unknown
 * @param waitsFor what its copy waits for; null if it does not wait, or if this is not known
 * @param message why it differs or failed; empty otherwise
 * @param comparison the last comparison; null until then
 */
public record Table(
    String table,
    TableState state,
    @Nullable Integer percent,
    @Nullable Long sourceRows,
    @Nullable Long targetRows,
    long bytesWritten,
    long rowsPerSecond,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant estimatedEndAt,
    @Nullable TableWait waitsFor,
    String message,
    @Nullable Comparison comparison) {
  private static final int ALL = 100;
  private static final Set<TableState> COPIED =
      EnumSet.of(TableState.COPIED, TableState.MATCHED, TableState.MISMATCHED);

  /**
   * A comparison of the rows of both sides.
   *
   * @param comparedAt time of the comparison
   * @param staleAt time from which it counts as stale; later writes are not covered by it
   * @param byDigest whether only the target was read, because the source is read-only
   * @param sourceChecksum checksum of the source's rows; empty if unknown
   * @param targetChecksum checksum of the target's rows; empty if unknown
   */
  public record Comparison(
      Instant comparedAt,
      Instant staleAt,
      boolean byDigest,
      String sourceChecksum,
      String targetChecksum) {}

  /**
   * Returns whether tables can wait for something that comes by itself. They cannot if the
   * migration stands still or has ended: what they waited for then is no longer true.
   */
  static boolean canWait(MigrationState migration) {
    return migration == MigrationState.RUNNING;
  }

  /**
   * Returns a table as the interface shows it.
   *
   * @param canWait whether what the table waits for is shown, see {@link #canWait}
   */
  static Table of(TableProgress table, boolean canWait, Duration staleAfter) {
    return new Table(
        table.getTable(),
        table.getState(),
        percent(table),
        known(table.getSourceRows()),
        known(table.getTargetRows()),
        table.getBytesWritten(),
        table.getRowsPerSecond(),
        table.getStartedAt(),
        table.getEndedAt(),
        table.getEstimatedEndAt(),
        canWait ? table.getWaitsFor() : null,
        table.getMessage(),
        comparison(table, staleAfter));
  }

  /** Returns the percentage of the copied rows; null while it is unknown. */
  static @Nullable Integer percent(TableProgress table) {
    if (COPIED.contains(table.getState())) {
      return ALL;
    }
    if (table.getState() == TableState.PENDING) {
      return 0;
    }
    long source = table.getSourceRows();
    long target = table.getTargetRows();
    if (source < 0 || target < 0) {
      return null;
    }
    return source == 0 ? ALL : (int) Math.min(ALL, (double) target * ALL / source);
  }

  private static @Nullable Long known(long rows) {
    return rows < 0 ? null : rows;
  }

  private static @Nullable Comparison comparison(TableProgress table, Duration staleAfter) {
    Instant comparedAt = EventTimes.known(table.getComparedAt());
    return comparedAt == null
        ? null
        : new Comparison(
            comparedAt,
            comparedAt.plus(staleAfter),
            table.getComparedByDigest(),
            table.getSourceChecksum(),
            table.getTargetChecksum());
  }
}
