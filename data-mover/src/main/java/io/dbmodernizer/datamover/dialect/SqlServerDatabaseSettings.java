package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the settings of a database that change what its statements do, and that Azure SQL Database
 * takes.
 *
 * <p>Source: Microsoft's pages <i>ALTER DATABASE SET options</i> and <i>ALTER DATABASE
 * compatibility level</i>.
 */
final class SqlServerDatabaseSettings {

  /** The lowest level of Azure SQL Database. */
  private static final int LOWEST_LEVEL = 100;

  private static final String LEVEL = "COMPATIBILITY_LEVEL";
  private static final String READ_COMMITTED_SNAPSHOT = "READ_COMMITTED_SNAPSHOT";

  /** The settings that are on or off, with their columns. */
  private static final Map<String, String> SWITCHES =
      Map.ofEntries(
          Map.entry("ANSI_NULL_DEFAULT", "is_ansi_null_default_on"),
          Map.entry("ANSI_NULLS", "is_ansi_nulls_on"),
          Map.entry("ANSI_PADDING", "is_ansi_padding_on"),
          Map.entry("ANSI_WARNINGS", "is_ansi_warnings_on"),
          Map.entry("ARITHABORT", "is_arithabort_on"),
          Map.entry("AUTO_CREATE_STATISTICS", "is_auto_create_stats_on"),
          Map.entry("AUTO_UPDATE_STATISTICS", "is_auto_update_stats_on"),
          Map.entry("AUTO_UPDATE_STATISTICS_ASYNC", "is_auto_update_stats_async_on"),
          Map.entry("CONCAT_NULL_YIELDS_NULL", "is_concat_null_yields_null_on"),
          Map.entry("CURSOR_CLOSE_ON_COMMIT", "is_cursor_close_on_commit_on"),
          Map.entry("NUMERIC_ROUNDABORT", "is_numeric_roundabort_on"),
          Map.entry("QUOTED_IDENTIFIER", "is_quoted_identifier_on"),
          Map.entry("RECURSIVE_TRIGGERS", "is_recursive_triggers_on"));

  static final String SQL =
      "SELECT compatibility_level, is_parameterization_forced, is_read_committed_snapshot_on, "
          + SWITCHES.values().stream().sorted().collect(Collectors.joining(", "))
          + " FROM sys.databases WHERE name = DB_NAME()";

  private SqlServerDatabaseSettings() {}

  static List<DatabaseObject> read(Connection connection) throws SQLException {
    List<DatabaseObject> settings = new ArrayList<>();
    forEachRow(connection, SQL, row -> addAll(row, settings));
    return settings;
  }

  private static void addAll(ResultSet row, List<DatabaseObject> settings) throws SQLException {
    int level = row.getInt("compatibility_level");
    settings.add(
        level < LOWEST_LEVEL
            ? new OpaqueObject(
                id(LEVEL),
                "it is " + level + ", and Azure SQL Database has levels from " + LOWEST_LEVEL)
            : level(level));
    settings.add(
        set(
            "PARAMETERIZATION",
            "PARAMETERIZATION "
                + (row.getBoolean("is_parameterization_forced") ? "FORCED" : "SIMPLE")));
    for (Map.Entry<String, String> setting : SWITCHES.entrySet()) {
      settings.add(
          set(
              setting.getKey(),
              setting.getKey() + (row.getBoolean(setting.getValue()) ? " ON" : " OFF")));
    }
    if (!row.getBoolean("is_read_committed_snapshot_on")) {
      settings.add(
          new OpaqueObject(
              id(READ_COMMITTED_SNAPSHOT),
              "it is off, a new Azure SQL Database has it on, and its change waits until nobody else"
                  + " uses the database"));
    }
  }

  /** Returns the setting of a compatibility level, 100 or more. */
  static Feature level(int level) {
    return set(LEVEL, LEVEL + " = " + level);
  }

  private static Feature set(String name, String clause) {
    return new Feature(
        id(name), null, List.of("ALTER DATABASE CURRENT SET " + clause), Needs.NOTHING);
  }

  private static ObjectId id(String name) {
    return new ObjectId(MovableKind.DATABASE_SETTING, "", name);
  }
}
