package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.sides.BothSides.Pair;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;

/** Compares one table on both sides, and names a few rows that differ. Thread-safe. */
public final class TableComparison {
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
   * @param sides the open sessions
   * @param table the table as each side has it
   * @param catalogs the catalogs of both sides
   * @param before the table's state before
   * @return the table's new state, with rows and checksums of both sides
   */
  TableProgress compare(
      BothSessions sides, ComparedTable table, ComparedCatalogs catalogs, TableProgress before) {
    if (!table.comparable()) {
      return TableProgress.newBuilder(before)
          .setState(TableState.MISMATCHED)
          .setComparedByDigest(false)
          .setMessage("(" + String.join(", ", table.obstacles()) + ")")
          .build();
    }
    Pair<TableDigest> digests =
        sides.call(
            both ->
                both.read(
                    c -> TableDigester.digest(c, table.source(), SqlDialect.of(c)),
                    c -> TableDigester.digest(c, table.target(), SqlDialect.of(c))));
    TableDigest atSource = digests.source();
    TableDigest atTarget = digests.target();
    boolean equal = atSource.equals(atTarget);
    return TableProgress.newBuilder(before)
        .setState(equal ? TableState.MATCHED : TableState.MISMATCHED)
        .setSourceRows(atSource.rows())
        .setTargetRows(atTarget.rows())
        .setSourceChecksum(atSource.checksum())
        .setTargetChecksum(atTarget.checksum())
        .setComparedByDigest(false)
        .setMessage(equal ? "" : difference(sides, table, catalogs, before, atSource, atTarget))
        .build();
  }

  /** Returns the executor that reads both sides at the same time. */
  ComparisonExecutor executor() {
    return executor;
  }

  private static String difference(
      BothSessions sides,
      ComparedTable table,
      ComparedCatalogs catalogs,
      TableProgress before,
      TableDigest atSource,
      TableDigest atTarget) {
    String counts =
        atSource.rows() == atTarget.rows()
            ? "(" + atSource.rows() + " rows on both sides, different content)"
            : "(" + atSource.rows() + " rows in the source, " + atTarget.rows() + " in the target)";
    RowsThatDiffer rows =
        RowsThatDiffer.find(sides, table, catalogs.key(sides, table), atSource.rows());
    String former = before.getSourceChecksum();
    boolean changed =
        rows.changedOnSource() || (!former.isEmpty() && !former.equals(atSource.checksum()));
    return counts + rows.text() + (changed ? ", and the table changes on the source" : "");
  }
}
