package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the change tracking of tables and of the database. The versions of changes do not move:
 * tracking begins anew on the target.
 */
final class SqlServerChangeTracking {

  private static final ObjectId DATABASE =
      new ObjectId(MovableKind.CHANGE_TRACKING, "", "database");

  private SqlServerChangeTracking() {}

  static void read(
      Connection connection, int version, SqlServerObjectNames names, SqlServerFoundFeatures found)
      throws SQLException {
    if (version < SqlServerVersions.V2008) {
      return;
    }
    List<Feature> tables = new ArrayList<>();
    forEachRow(
        connection,
        SqlServerFeatureSql.TRACKED_TABLES,
        row -> {
          TableName table = names.table(row.getInt("object_id"));
          if (table != null) {
            tables.add(tracked(table, row.getBoolean("is_track_columns_updated_on")));
          }
        });
    if (tables.isEmpty()) {
      return;
    }
    forEachRow(
        connection,
        SqlServerFeatureSql.TRACKED_DATABASE,
        row ->
            found.add(
                database(
                    row.getInt("retention_period") + " " + row.getString("retention_unit"),
                    row.getBoolean("is_auto_cleanup_on"))));
    tables.forEach(found::add);
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
