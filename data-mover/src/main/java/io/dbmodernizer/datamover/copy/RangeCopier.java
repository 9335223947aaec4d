package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Replaces rows of the target by those of the source, in ranges of keys. Values arrive as exactly
 * as with {@link TableCopier}, and memory depends neither on their size nor on their number.
 * Foreign keys stay enforced unless the caller suspends them with {@link ForeignKeySuspension}.
 */
public final class RangeCopier {

  /**
   * A range as each side selects it.
   *
   * @param source selects its rows on the source
   * @param target selects its rows on the target
   */
  public record Range(RangeCondition source, RangeCondition target) {

    /** All rows of a table. */
    public static final Range WHOLE_TABLE =
        new Range(RangeCondition.ALL_ROWS, RangeCondition.ALL_ROWS);
  }

  /**
   * The rows that were replaced.
   *
   * @param deleted the rows deleted on the target
   * @param inserted the rows of the source inserted there
   */
  public record Replaced(long deleted, long inserted) {}

  private RangeCopier() {}

  /**
   * Replaces the rows of ranges in one transaction: deletes the target's rows of all ranges, then
   * inserts the source's. Rows outside of the ranges stay as they are. After a failure the target
   * is unchanged.
   *
   * @param source a connection to the source
   * @param target a connection to the target; an open transaction is committed first. If a rollback
   *     is not possible, it is closed
   * @param table the table, which can be compared
   * @param ranges ranges without common rows
   * @return the number of rows
   * @throws SideFailedException if the source fails
   * @throws SQLException if the target fails
   */
  public static Replaced replace(
      Connection source, Connection target, ComparedTable table, List<Range> ranges)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    return TargetTransaction.run(
        target,
        () -> {
          long deleted = 0;
          for (Range range : ranges) {
            deleted += delete(target, dialect, table.target(), range.target());
          }
          RowTransfer transfer =
              RowTransfer.of(table).withRanges(ranges.stream().map(Range::source).toList());
          long inserted = transfer.run(source, target).rows();
          return new Replaced(deleted, inserted);
        });
  }

  private static long delete(
      Connection target, SqlDialect dialect, Table table, RangeCondition condition)
      throws SQLException {
    String sql = "DELETE FROM " + dialect.quote(table.name()) + condition.where();
    try (PreparedStatement delete = target.prepareStatement(sql)) {
      condition.bind(delete, dialect);
      return delete.executeLargeUpdate();
    }
  }
}
