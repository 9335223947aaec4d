package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.schemas}.
 *
 * @param owner the number of the principal that owns it
 */
record SqlServerSchemaRow(int number, int owner, String name) {

  static final String SQL = "SELECT schema_id, principal_id, name FROM sys.schemas ORDER BY name";

  static SqlServerSchemaRow of(ResultSet row) throws SQLException {
    return new SqlServerSchemaRow(
        row.getInt("schema_id"), row.getInt("principal_id"), row.getString("name"));
  }
}
