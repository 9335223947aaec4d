package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;

/** Compares a table's content on two connections, as a migration does. */
public final class TableComparer {

  private TableComparer() {}

  /**
   * Compares by row count and checksum. Reads every row of both sides once, each side through the
   * types of its own catalog. If the columns prevent equality, it reads no row.
   *
   * @param sourceTable the table as the source's catalog has it
   * @param targetTable the table as the target's catalog has it
   */
  public static TableComparison compare(
      Connection source, Table sourceTable, Connection target, Table targetTable)
      throws SQLException {
    ComparedTable table = ComparedTable.of(sourceTable, targetTable);
    if (!table.comparable()) {
      return new TableComparison(
          sourceTable.name(), TableDigest.EMPTY, TableDigest.EMPTY, table.obstacles());
    }
    TableDigest sourceDigest = TableDigester.digest(source, table.source(), SqlDialect.of(source));
    TableDigest targetDigest = TableDigester.digest(target, table.target(), SqlDialect.of(target));
    return new TableComparison(sourceTable.name(), sourceDigest, targetDigest, table.obstacles());
  }
}
