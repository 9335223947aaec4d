package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.security_policies}, which exists since SQL Server 2016.
 *
 * @param bound whether its functions are bound to it
 */
record SqlServerPolicyRow(
    int number, int schema, String name, boolean enabled, boolean bound, boolean unreplicated) {

  /** All columns: that of the binding has one name in the documentation and another on servers. */
  static final String SQL = "SELECT * FROM sys.security_policies";

  static SqlServerPolicyRow of(ResultSet row) throws SQLException {
    return new SqlServerPolicyRow(
        row.getInt("object_id"),
        row.getInt("schema_id"),
        row.getString("name"),
        row.getBoolean("is_enabled"),
        isBound(row),
        row.getBoolean("is_not_for_replication"));
  }

  /** The documented column says the opposite: 0 or NULL means that the binding is on. */
  private static boolean isBound(ResultSet row) throws SQLException {
    for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
      String label = row.getMetaData().getColumnLabel(at);
      if (label.equalsIgnoreCase("is_schema_bound")) {
        return row.getBoolean(at);
      }
      if (label.equalsIgnoreCase("is_schemabinding_enabled")) {
        return !row.getBoolean(at);
      }
    }
    return true;
  }
}
