package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the change tracking of tables and of the database. The versions of changes do not move:
 * tracking begins anew on the target.
 */
final class SqlServerChangeTracking {

  /** The database has the number 0. */
  private static final String SQL =
      """
      SELECT object_id, CAST(is_track_columns_updated_on AS int) AS flag, 0 AS period,
        CAST(NULL AS nvarchar(60)) AS unit
      FROM sys.change_tracking_tables
      UNION ALL
      SELECT 0, CAST(is_auto_cleanup_on AS int), [retention_period], retention_period_units_desc
      FROM sys.change_tracking_databases
      WHERE database_id = DB_ID()""";

  private static final ObjectId DATABASE =
      new ObjectId(MovableKind.CHANGE_TRACKING, "", "database");

  private SqlServerChangeTracking() {}

  /** Adds the features; none before SQL Server 2008, or if no table is tracked. */
  static void read(SqlServerViews views, SqlServerObjectNames names, SqlServerFoundFeatures found)
      throws SQLException {
    if (views.version() < SqlServerVersions.V2008) {
      return;
    }
    List<Feature> tables = new ArrayList<>();
    List<Feature> database = new ArrayList<>();
    views.forEachRow(
        SQL,
        row -> {
          TableName table = names.table(row.getInt("object_id"));
          if (table != null) {
            tables.add(tracked(table, row.getBoolean("flag")));
          } else if (row.getInt("object_id") == 0) {
            database.add(
                database(
                    row.getInt("period") + " " + row.getString("unit"), row.getBoolean("flag")));
          }
        });
    if (!tables.isEmpty()) {
      database.forEach(found::add);
      tables.forEach(found::add);
    }
  }

  private static Feature database(String retention, boolean cleanup) {
    return new Feature(
        DATABASE,
        null,
        List.of(
            "ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = "
                + retention
                + ", AUTO_CLEANUP = "
                + onOrOff(cleanup)
                + ")"),
        Needs.NOTHING);
  }

  private static Feature tracked(TableName table, boolean columns) {
    return new Feature(
        ObjectId.ofTable(MovableKind.CHANGE_TRACKING, table, null),
        table,
        List.of(
            "ALTER TABLE "
                + SqlServerDialect.INSTANCE.quote(table)
                + " ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = "
                + onOrOff(columns)
                + ")"),
        new Needs(Set.of(DATABASE), Set.of()));
  }

  private static String onOrOff(boolean on) {
    return on ? "ON" : "OFF";
  }
}
