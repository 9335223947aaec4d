package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.sql_expression_dependencies} whose object is known or is in another database.
 *
 * @param to the number of the object, type or other thing that is referred to; 0 if the server does
 *     not know it
 * @param toType whether a type is referred to
 * @param server the name of another server, or null
 * @param database the name of a database, or null. A call of a method of an XML column looks like a
 *     function of a database; the server marks it as ambiguous, and it has no name here
 */
record SqlServerDependencyRow(
    int from, int to, boolean toType, @Nullable String server, @Nullable String database) {

  private static final int TYPE = 6;

  static final String SQL =
      """
      SELECT referencing_id, referenced_id, referenced_class, referenced_server_name,
        referenced_database_name, is_ambiguous
      FROM sys.sql_expression_dependencies
      WHERE referenced_id IS NOT NULL OR referenced_database_name IS NOT NULL
        OR referenced_server_name IS NOT NULL""";

  static SqlServerDependencyRow of(ResultSet row) throws SQLException {
    return new SqlServerDependencyRow(
        row.getInt("referencing_id"),
        row.getInt("referenced_id"),
        row.getInt("referenced_class") == TYPE,
        row.getString("referenced_server_name"),
        row.getBoolean("is_ambiguous") ? null : row.getString("referenced_database_name"));
  }
}
