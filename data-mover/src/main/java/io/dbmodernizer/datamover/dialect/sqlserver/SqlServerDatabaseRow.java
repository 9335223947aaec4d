package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code sys.databases} about the current database.
 *
 * @param collation the collation of the database, or null
 * @param level the compatibility level
 * @param switches the columns of settings that are on
 */
record SqlServerDatabaseRow(
    String name,
    boolean trustworthy,
    boolean chaining,
    @Nullable String collation,
    int level,
    boolean forcedParameterization,
    boolean readCommittedSnapshot,
    Set<String> switches) {

  static final String SQL =
      """
      SELECT name, is_trustworthy_on, is_db_chaining_on, collation_name, compatibility_level,
        is_parameterization_forced, is_read_committed_snapshot_on,
        %s
      FROM sys.databases
      WHERE name = DB_NAME()"""
          .formatted(
              String.join(
                  ", ", SqlServerDatabaseSettings.SWITCHES.values().stream().sorted().toList()));

  static SqlServerDatabaseRow of(ResultSet row) throws SQLException {
    return new SqlServerDatabaseRow(
        row.getString("name"),
        row.getBoolean("is_trustworthy_on"),
        row.getBoolean("is_db_chaining_on"),
        row.getString("collation_name"),
        row.getInt("compatibility_level"),
        row.getBoolean("is_parameterization_forced"),
        row.getBoolean("is_read_committed_snapshot_on"),
        on(row, SqlServerDatabaseSettings.SWITCHES.values()));
  }

  private static Set<String> on(ResultSet row, Collection<String> columns) throws SQLException {
    Set<String> on = new HashSet<>();
    for (String column : columns) {
      if (row.getBoolean(column)) {
        on.add(column);
      }
    }
    return on;
  }
}
