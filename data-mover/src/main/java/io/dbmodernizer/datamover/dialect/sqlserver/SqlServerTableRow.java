package io.dbmodernizer.datamover.dialect.sqlserver;

import static io.dbmodernizer.datamover.dialect.sqlserver.SqlServerVersions.optional;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.tables} about a table of a user.
 *
 * @param published whether replication publishes the table in any way
 * @param captured whether change data capture tracks it
 * @param history the number of the history table of a temporal table, or 0
 * @param retention how long a temporal table keeps earlier rows; 0 or less for ever
 * @param retentionUnit the unit of the retention
 * @param graph whether it is a node or an edge
 * @param ledger the type of a ledger table, or 0
 */
record SqlServerTableRow(
    int number,
    int schema,
    String name,
    boolean published,
    boolean captured,
    boolean fileTable,
    boolean memoryOptimized,
    boolean versioned,
    int history,
    int retention,
    @Nullable String retentionUnit,
    boolean external,
    boolean graph,
    int ledger) {

  private static final int SYSTEM_VERSIONED = 2;

  static String sql(int version) {
    return "SELECT object_id, schema_id, name, is_published, is_merge_published, "
        + String.join(
            ", ",
            SqlServerVersions.number(version, SqlServerVersions.V2008, "is_tracked_by_cdc"),
            SqlServerVersions.number(version, SqlServerVersions.V2012, "is_filetable"),
            SqlServerVersions.number(version, SqlServerVersions.V2014, "is_memory_optimized"),
            SqlServerVersions.number(version, SqlServerVersions.V2016, "temporal_type"),
            SqlServerVersions.number(version, SqlServerVersions.V2016, "history_table_id"),
            SqlServerVersions.number(version, SqlServerVersions.V2016, "is_external"),
            SqlServerVersions.number(version, SqlServerVersions.V2017, "history_retention_period"),
            optional(version, SqlServerVersions.V2017, "history_retention_period_unit_desc"),
            SqlServerVersions.number(version, SqlServerVersions.V2017, "is_node"),
            SqlServerVersions.number(version, SqlServerVersions.V2017, "is_edge"),
            SqlServerVersions.number(version, SqlServerVersions.V2022, "ledger_type"))
        + "\nFROM sys.tables\nWHERE is_ms_shipped = 0";
  }

  static SqlServerTableRow of(ResultSet row) throws SQLException {
    return new SqlServerTableRow(
        row.getInt("object_id"),
        row.getInt("schema_id"),
        row.getString("name"),
        row.getBoolean("is_published") || row.getBoolean("is_merge_published"),
        row.getBoolean("is_tracked_by_cdc"),
        row.getBoolean("is_filetable"),
        row.getBoolean("is_memory_optimized"),
        row.getInt("temporal_type") == SYSTEM_VERSIONED,
        row.getInt("history_table_id"),
        row.getInt("history_retention_period"),
        row.getString("history_retention_period_unit_desc"),
        row.getBoolean("is_external"),
        row.getBoolean("is_node") || row.getBoolean("is_edge"),
        row.getInt("ledger_type"));
  }
}
