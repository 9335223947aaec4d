package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows that a target's table holds before it is filled. */
public final class TargetRows {

  private TargetRows() {}

  /**
   * Returns true if a table holds rows.
   *
   * @param table its name as the target spells it
   * @throws SQLException if the target fails
   */
  public static boolean any(Connection target, TableName table) throws SQLException {
    String name = SqlDialect.of(target).quote(table);
    try (Statement statement = target.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM " + name + ") THEN 1 ELSE 0 END")) {
      rows.next();
      return rows.getInt(1) == 1;
    }
  }

  /**
   * Deletes some rows of a table.
   *
   * @param most the most rows, at least 1
   * @return the number of deleted rows, 0 if there was none
   * @throws SQLException if the target fails, or if another table's row refers to a deleted one
   */
  public static int deleteSome(Connection target, TableName table, int most) throws SQLException {
    try (Statement statement = target.createStatement()) {
      return statement.executeUpdate(SqlDialect.of(target).deleteSome(table, most));
    }
  }
}
