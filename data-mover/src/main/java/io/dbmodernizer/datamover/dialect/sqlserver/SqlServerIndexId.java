package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The number of an index or heap.
 *
 * @param object the number of its table or view
 */
record SqlServerIndexId(int object, int index) {

  static SqlServerIndexId of(ResultSet row) throws SQLException {
    return new SqlServerIndexId(row.getInt("object_id"), row.getInt("index_id"));
  }
}
