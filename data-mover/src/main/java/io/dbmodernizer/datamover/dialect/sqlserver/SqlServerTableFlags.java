package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.sql.SQLException;

/** The features that {@code sys.tables} shows. */
final class SqlServerTableFlags {

  private final SqlServerObjectNames names;
  private final SqlServerPeriods periods;
  private final SqlServerFoundFeatures found;

  private SqlServerTableFlags(
      SqlServerObjectNames names, SqlServerPeriods periods, SqlServerFoundFeatures found) {
    this.names = names;
    this.periods = periods;
    this.found = found;
  }

  static void addAll(
      SqlServerViews views,
      SqlServerObjectNames names,
      SqlServerPeriods periods,
      SqlServerFoundFeatures found)
      throws SQLException {
    SqlServerTableFlags flags = new SqlServerTableFlags(names, periods, found);
    views.tables().forEach(flags::add);
  }

  private void add(SqlServerTableRow row) {
    TableName table = names.table(row.number());
    if (table == null) {
      return;
    }
    flag(UnmovedKind.LEDGER_TABLE, table, row.ledger() == 2 || row.ledger() == 3);
    flag(UnmovedKind.MEMORY_OPTIMIZED_TABLE, table, row.memoryOptimized());
    flag(UnmovedKind.FILE_TABLE, table, row.fileTable());
    flag(UnmovedKind.EXTERNAL_TABLE, table, row.external());
    flag(UnmovedKind.GRAPH_TABLE, table, row.graph());
    flag(UnmovedKind.REPLICATION, table, row.published());
    flag(UnmovedKind.CHANGE_DATA_CAPTURE, table, row.captured());
    if (row.ledger() == 0) {
      temporal(row, table);
    }
  }

  private void temporal(SqlServerTableRow row, TableName table) {
    SqlServerPeriods.Period period = periods.of(row.number());
    if (row.versioned() || period != null) {
      found.add(
          new SqlServerTemporalTable(
                  table,
                  row.versioned(),
                  period,
                  row.versioned() ? names.table(row.history()) : null,
                  row.retention() > 0 ? row.retention() + " " + row.retentionUnit() : "")
              .object());
    }
  }

  private void flag(UnmovedKind kind, TableName table, boolean holds) {
    if (holds) {
      found.unmoved(kind, table, null);
    }
  }
}
