package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code sys.foreign_key_columns}. */
record SqlServerForeignKeyColumnRow(
    int foreignKey, SqlServerColumnId column, SqlServerColumnId referenced) {

  /** In the order of columns in a key. */
  static final String SQL =
      """
      SELECT constraint_object_id, parent_object_id, parent_column_id, referenced_object_id,
        referenced_column_id
      FROM sys.foreign_key_columns
      ORDER BY constraint_object_id, constraint_column_id""";

  static SqlServerForeignKeyColumnRow of(ResultSet row) throws SQLException {
    return new SqlServerForeignKeyColumnRow(
        row.getInt("constraint_object_id"),
        new SqlServerColumnId(row.getInt("parent_object_id"), row.getInt("parent_column_id")),
        new SqlServerColumnId(
            row.getInt("referenced_object_id"), row.getInt("referenced_column_id")));
  }
}
