package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
  static final Map<String, String> SWITCHES =
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

  private SqlServerDatabaseSettings() {}

  static List<DatabaseObject> of(List<SqlServerDatabaseRow> database) {
    List<DatabaseObject> settings = new ArrayList<>();
    database.forEach(row -> addAll(row, settings));
    return settings;
  }

  private static void addAll(SqlServerDatabaseRow row, List<DatabaseObject> settings) {
    int level = row.level();
    settings.add(
        level < LOWEST_LEVEL
            ? new OpaqueObject(
                id(LEVEL),
                "it is " + level + ", and Azure SQL Database has levels from " + LOWEST_LEVEL)
            : level(level));
    settings.add(
        set(
            "PARAMETERIZATION",
            "PARAMETERIZATION " + (row.forcedParameterization() ? "FORCED" : "SIMPLE")));
    SWITCHES.forEach(
        (name, column) ->
            settings.add(set(name, name + (row.switches().contains(column) ? " ON" : " OFF"))));
    if (!row.readCommittedSnapshot()) {
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
