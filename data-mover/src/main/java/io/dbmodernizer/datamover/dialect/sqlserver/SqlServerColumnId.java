package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The number of a column.
 *
 * @param object the number of its table, view or function
 */
record SqlServerColumnId(int object, int column) {

  static SqlServerColumnId of(ResultSet row) throws SQLException {
    return new SqlServerColumnId(row.getInt("object_id"), row.getInt("column_id"));
  }
}
