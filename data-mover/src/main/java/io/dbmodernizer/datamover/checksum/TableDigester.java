package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Digests the content of tables: all columns except computed and rowversion ones, in the order of
 * {@link Table#columns()}. To compare two databases, pass for each database the {@code Table} of
 * its own catalog, with the columns in the same order. Values are read by the types of that table,
 * and a wrong type hides differences.
 */
public final class TableDigester {

  private TableDigester() {}

  /**
   * Digests a whole table. Reads each row once.
   *
   * @param connection a connection to the table's database; it stays open
   * @param table the table as its own database has it
   * @param dialect the dialect of the connection
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if a column has an unsupported type
   */
  public static TableDigest digest(Connection connection, Table table, SqlDialect dialect)
      throws SQLException {
    return digest(connection, table, dialect, RangeCondition.ALL_ROWS);
  }

  /**
   * Digests the rows of a table within a range of keys. The digests of disjoint ranges that
   * together cover all rows add up to the digest of the table.
   *
   * @param connection a connection to the table's database; it stays open
   * @param table the table as its own database has it
   * @param dialect the dialect of the connection
   * @param condition selects the rows of the range
   * @throws SQLException if the database fails
   * @throws IllegalArgumentException if a column has an unsupported type
   */
  public static TableDigest digest(
      Connection connection, Table table, SqlDialect dialect, RangeCondition condition)
      throws SQLException {
    RowDigester digester = new RowDigester();
    TableRows.forEach(
        connection,
        table,
        dialect,
        condition,
        new TableRows.RowVisitor() {
          @Override
          public void value(int column, @Nullable Object value) throws SQLException {
            digester.add(value);
          }

          @Override
          public void endOfRow() {
            digester.endOfRow();
          }
        });
    return digester.digest();
  }
}
