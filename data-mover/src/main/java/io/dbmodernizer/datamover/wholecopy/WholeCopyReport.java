package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a copy.
 *
 * @param ending how it ended
 * @param tables the tables, by their names
 * @param failures what was not copied and why, at most {@link #MOST_FAILURES}
 * @param setAside the rows that the target has refused and that are kept there
 * @param notEnforced the constraints of the target that rows violate, as the source's do
 * @param consistency the weakest consistency with which this run has read a chunk; null if it has
 *     read none
 * @param rowsSent the rows that this run has sent, with those of attempts that were rolled back
 * @param duration the time of this run
 */
public record WholeCopyReport(
    Ending ending,
    List<TableProgress> tables,
    List<Failure> failures,
    List<SetAside> setAside,
    List<String> notEnforced,
    @Nullable ReadConsistency consistency,
    long rowsSent,
    Duration duration) {

  /** The most failures that a report names. */
  public static final int MOST_FAILURES = 100;

  /** How a copy ended. */
  public enum Ending {
    /** Every row is on the target or set aside. The ledger is removed. */
    COMPLETE,
    /**
     * Some chunks have failed, all others are on the target. The ledger stays, foreign keys stay
     * suspended, and a run of the same name tries the failed chunks again.
     */
    INCOMPLETE,
    /** Another process has completed or removed the copy meanwhile. */
    SUPERSEDED
  }

  /**
   * Rows that were not copied.
   *
   * @param table the table
   * @param part the chunk, or "plan" if the table could not be cut into chunks
   * @param message why, without a remedy
   */
  public record Failure(TableName table, String part, String message) {}

  /**
   * The number of rows of a table that are set aside.
   *
   * @param table the table
   * @param rows the number, above 0
   */
  public record SetAside(TableName table, long rows) {}

  public WholeCopyReport {
    tables = List.copyOf(tables);
    failures = List.copyOf(failures);
    setAside = List.copyOf(setAside);
    notEnforced = List.copyOf(notEnforced);
  }
}
