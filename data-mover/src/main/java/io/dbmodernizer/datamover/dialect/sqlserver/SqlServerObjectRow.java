package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.objects}.
 *
 * @param parent the number of the table or view it belongs to; 0 for none
 * @param type the code of its type
 * @param shipped whether it comes with SQL Server
 */
record SqlServerObjectRow(
    int number, int schema, int parent, String name, String type, boolean shipped) {

  static final String SQL =
      """
      SELECT object_id, schema_id, parent_object_id, name, type AS object_type, is_ms_shipped
      FROM sys.objects""";

  static SqlServerObjectRow of(ResultSet row) throws SQLException {
    return new SqlServerObjectRow(
        row.getInt("object_id"),
        row.getInt("schema_id"),
        row.getInt("parent_object_id"),
        row.getString("name"),
        row.getString("object_type").strip(),
        row.getBoolean("is_ms_shipped"));
  }

  /** Returns whether it is a default that is bound to columns, and no constraint of one column. */
  boolean isDefaultObject() {
    return type.equals("D") && parent == 0;
  }
}
