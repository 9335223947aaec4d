package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.triggers} about a trigger of a user.
 *
 * @param parent the number of its table or view; 0 for a trigger on the database
 * @param ofDatabase whether it is a trigger on the database, which is no object of a schema
 * @param type the code of its type
 */
record SqlServerTriggerRow(
    int number, int parent, boolean ofDatabase, String name, String type, boolean disabled) {

  static final String SQL =
      """
      SELECT object_id, parent_id, parent_class, name, type AS object_type, is_disabled
      FROM sys.triggers
      WHERE is_ms_shipped = 0""";

  static SqlServerTriggerRow of(ResultSet row) throws SQLException {
    return new SqlServerTriggerRow(
        row.getInt("object_id"),
        row.getInt("parent_id"),
        row.getInt("parent_class") == 0,
        row.getString("name"),
        row.getString("object_type").strip(),
        row.getBoolean("is_disabled"));
  }
}
