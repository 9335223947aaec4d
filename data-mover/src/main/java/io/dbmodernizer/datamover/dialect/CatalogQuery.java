package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Runs catalog queries. A row is read by column label. */
public final class CatalogQuery {

  /** The rows that H2 sends in one round trip. SQL Server's driver streams rows without it. */
  private static final int FETCHED = 2_000;

  /** A receiver of rows. */
  @FunctionalInterface
  public interface RowReader {
    /**
     * Reads the current row.
     *
     * @throws SQLException if the database fails
     */
    void read(ResultSet row) throws SQLException;
  }

  private CatalogQuery() {}

  /**
   * Runs a query and reads its rows one by one.
   *
   * @throws SQLException if the database or the reader fails
   */
  public static void forEachRow(Connection connection, String sql, RowReader reader)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /**
   * Counts the rows of a table.
   *
   * @param quotedTable the table as SQL text
   * @param function the name of the function that counts
   * @throws SQLException if the database fails
   */
  public static long count(Connection connection, String quotedTable, String function)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + function + "(*) FROM " + quotedTable)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Returns a transient error: one catalog view names an object that another view, which was read
   * before, did not have. The next reading will have it.
   */
  public static SQLException changedMeanwhile(String what) {
    return new SQLException(
        "the catalog changed while it was read (" + what + "); read it again", "40001");
  }

  /**
   * Returns the table that {@code TABLE_SCHEMA} and {@code TABLE_NAME} of a row name.
   *
   * @throws SQLException if the database fails
   */
  public static TableName table(ResultSet row) throws SQLException {
    return new TableName(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"));
  }

  /**
   * Returns an object of a table, named after the table.
   *
   * @param part the object's name, or null for the table itself
   */
  public static UnmovedObject ofTable(UnmovedKind kind, TableName table, @Nullable String part) {
    return new UnmovedObject(kind, part == null ? table.toString() : table + "." + part, table);
  }

  /**
   * Returns a number of a row, or null for NULL.
   *
   * @throws SQLException if the database fails
   */
  public static @Nullable Integer integer(ResultSet row, String label) throws SQLException {
    int value = row.getInt(label);
    return row.wasNull() ? null : value;
  }

  /**
   * Returns an integer of any size of a row.
   *
   * @param label a column that is not NULL
   * @throws SQLException if the database fails
   */
  public static BigInteger bigInteger(ResultSet row, String label) throws SQLException {
    return row.getBigDecimal(label).toBigInteger();
  }
}
