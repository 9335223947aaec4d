package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the features that {@code sys.tables} shows. It reads the view once for all of them. */
final class SqlServerTableFlags {

  private static final int SYSTEM_VERSIONED = 2;

  private final SqlServerObjectNames names;
  private final SqlServerPeriods periods;
  private final SqlServerFoundFeatures found;

  private SqlServerTableFlags(
      SqlServerObjectNames names, SqlServerPeriods periods, SqlServerFoundFeatures found) {
    this.names = names;
    this.periods = periods;
    this.found = found;
  }

  static void read(
      Connection connection,
      int version,
      SqlServerObjectNames names,
      SqlServerPeriods periods,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerTableFlags flags = new SqlServerTableFlags(names, periods, found);
    forEachRow(connection, SqlServerFeatureSql.tables(version), flags::table);
  }

  private void table(ResultSet row) throws SQLException {
    TableName table = names.table(row.getInt("object_id"));
    if (table == null) {
      return;
    }
    int ledger = row.getInt("ledger_type");
    flag(UnmovedKind.LEDGER_TABLE, table, ledger == 2 || ledger == 3);
    flag(UnmovedKind.MEMORY_OPTIMIZED_TABLE, table, row.getBoolean("is_memory_optimized"));
    flag(UnmovedKind.FILE_TABLE, table, row.getBoolean("is_filetable"));
    flag(UnmovedKind.EXTERNAL_TABLE, table, row.getBoolean("is_external"));
    flag(UnmovedKind.GRAPH_TABLE, table, row.getBoolean("is_node") || row.getBoolean("is_edge"));
    flag(
        UnmovedKind.REPLICATION,
        table,
        row.getBoolean("is_published") || row.getBoolean("is_merge_published"));
    flag(UnmovedKind.CHANGE_DATA_CAPTURE, table, row.getBoolean("is_tracked_by_cdc"));
    if (ledger == 0) {
      temporal(row, table);
    }
  }

  private void temporal(ResultSet row, TableName table) throws SQLException {
    boolean versioned = row.getInt("temporal_type") == SYSTEM_VERSIONED;
    SqlServerPeriods.Period period = periods.of(row.getInt("object_id"));
    if (versioned || period != null) {
      int retention = row.getInt("history_retention_period");
      found.add(
          new SqlServerTemporalTable(
                  table,
                  versioned,
                  period,
                  versioned ? names.table(row.getInt("history_table_id")) : null,
                  retention > 0
                      ? retention + " " + row.getString("history_retention_period_unit_desc")
                      : "")
              .object());
    }
  }

  private void flag(UnmovedKind kind, TableName table, boolean holds) {
    if (holds) {
      found.unmoved(kind, table, null);
    }
  }
}
