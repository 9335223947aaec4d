package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;

/** Compares a table's content on two connections. */
public final class TableComparer {

  private TableComparer() {}

  /**
   * Compares by row count and checksum, reading every row of both sides once.
   *
   * @param table the table as the source has it
   */
  public static TableComparison compare(Connection source, Connection target, Table table)
      throws SQLException {
    TableDigest sourceDigest = TableDigester.digest(source, table, SqlDialect.of(source));
    TableDigest targetDigest = TableDigester.digest(target, table, SqlDialect.of(target));
    return new TableComparison(table.name(), sourceDigest, targetDigest);
  }
}
