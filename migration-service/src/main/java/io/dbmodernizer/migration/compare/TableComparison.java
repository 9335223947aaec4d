package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.RowDiff;
import io.dbmodernizer.datamover.compare.RowDiff.DifferingRow;
import io.dbmodernizer.datamover.compare.RowDiffer;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.sql.SqlSession;
import java.util.List;
import java.util.stream.Collectors;

/** Compares one table on both sides, and names a few rows that differ. Thread-safe. */
public final class TableComparison {
  private static final int MOST_ROWS_NAMED = 3;

  private final ComparisonExecutor executor;

  /**
   * Creates the comparison.
   *
   * @param executor reads both sides at the same time
   */
  public TableComparison(ComparisonExecutor executor) {
    this.executor = executor;
  }

  /**
   * Compares a table. It reads each side through the types of its own catalog. If the columns
   * themselves prevent equality, it reads no row.
   *
   * @param table the table as each side has it
   * @param before the table's state before
   * @return the table's new state, with rows and checksums of both sides
   */
  TableProgress compare(
      SqlSession source, SqlSession target, ComparedTable table, TableProgress before) {
    if (!table.comparable()) {
      return TableProgress.newBuilder(before)
          .setState(TableState.MISMATCHED)
          .setMessage("(" + String.join(", ", table.obstacles()) + ")")
          .build();
    }
    return executor.both(
        () -> source.call(c -> TableDigester.digest(c, table.source(), SqlDialect.of(c))),
        () -> target.call(c -> TableDigester.digest(c, table.target(), SqlDialect.of(c))),
        (atSource, atTarget) -> {
          boolean equal = atSource.equals(atTarget);
          return TableProgress.newBuilder(before)
              .setState(equal ? TableState.MATCHED : TableState.MISMATCHED)
              .setSourceRows(atSource.rows())
              .setTargetRows(atTarget.rows())
              .setSourceChecksum(atSource.checksum())
              .setTargetChecksum(atTarget.checksum())
              .setMessage(equal ? "" : difference(source, target, table, atSource, atTarget))
              .build();
        });
  }

  private static String difference(
      SqlSession source,
      SqlSession target,
      ComparedTable table,
      TableDigest atSource,
      TableDigest atTarget) {
    String counts =
        atSource.rows() == atTarget.rows()
            ? "(" + atSource.rows() + " rows on both sides, different content)"
            : "(" + atSource.rows() + " rows in the source, " + atTarget.rows() + " in the target)";
    PrimaryKey key = table.source().primaryKey();
    if (key == null) {
      return counts;
    }
    RowDiff diff = source.call(s -> target.call(t -> RowDiffer.diff(s, t, table, MOST_ROWS_NAMED)));
    String rows =
        diff.rows().stream()
            .map(row -> describe(key.columns(), row))
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? counts : counts + ", for example " + rows;
  }

  private static String describe(List<String> keyColumns, DifferingRow row) {
    String key = String.join(", ", keyColumns) + " = " + String.join(", ", row.key());
    return "row "
        + key
        + switch (row.difference()) {
          case MISSING_ON_TARGET -> " is missing on the target";
          case ONLY_ON_TARGET -> " is only on the target";
          case DIFFERENT_VALUES -> " has different values";
        };
  }
}
