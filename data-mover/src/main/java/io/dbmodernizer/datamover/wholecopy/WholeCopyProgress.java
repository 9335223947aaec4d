package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.pace.PaceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The state of a copy.
 *
 * @param tables its tables, by their names
 * @param rowsPerSecond the rows of the last seconds
 * @param bytesPerSecond the bytes of the last seconds
 * @param left the estimated time that is left; empty if there is no rate yet
 * @param pace whether the target slows the copy down
 */
public record WholeCopyProgress(
    List<TableProgress> tables,
    long rowsPerSecond,
    long bytesPerSecond,
    Optional<Duration> left,
    PaceState pace) {

  public WholeCopyProgress {
    tables = List.copyOf(tables);
  }

  /** Returns the rows that the source is expected to have. */
  public long expectedRows() {
    return tables.stream().mapToLong(TableProgress::expectedRows).sum();
  }

  /** Returns the rows that were sent and count. */
  public long rows() {
    return tables.stream().mapToLong(TableProgress::rows).sum();
  }

  /** Returns the bytes of their values. */
  public long bytes() {
    return tables.stream().mapToLong(TableProgress::bytes).sum();
  }

  /** Returns the number of tables that are complete. */
  public int complete() {
    return (int) tables.stream().filter(TableProgress::complete).count();
  }

  /** Returns 0 to 100, and 100 only if all tables are complete. */
  public int percent() {
    if (complete() == tables.size()) {
      return 100;
    }
    long expected = expectedRows();
    return expected == 0 ? 0 : (int) Math.min(99, 100 * rows() / expected);
  }
}
