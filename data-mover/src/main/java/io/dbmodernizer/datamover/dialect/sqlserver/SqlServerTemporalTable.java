package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with a period of system time. Both it and its history table are copied as ordinary
 * tables. Then the period is added, and versioning is switched on.
 *
 * @param versioned whether the table keeps its earlier rows
 * @param period the columns of the period; null if they cannot be read
 * @param history the history table; null if there is none, or if it cannot be read
 * @param retention how long earlier rows are kept, as in {@code 6 MONTH}; empty for ever
 */
record SqlServerTemporalTable(
    TableName table,
    boolean versioned,
    SqlServerPeriods.@Nullable Period period,
    @Nullable TableName history,
    String retention) {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  DatabaseObject object() {
    ObjectId id = ObjectId.ofTable(MovableKind.TEMPORAL_TABLE, table, null);
    if (period == null || (versioned && history == null)) {
      return new OpaqueObject(
          id, id.kind().finding(), table, "its period or its history table cannot be read");
    }
    String alter = "ALTER TABLE " + SQL.quote(table);
    List<String> statements = new ArrayList<>();
    statements.add(
        alter
            + " ADD PERIOD FOR SYSTEM_TIME ("
            + SQL.quoteAll(List.of(period.start(), period.end()))
            + ")");
    for (String hidden : period.hidden()) {
      statements.add(alter + " ALTER COLUMN " + SQL.quote(hidden) + " ADD HIDDEN");
    }
    if (history == null) {
      return new Feature(id, table, statements, Needs.NOTHING);
    }
    statements.add(
        alter
            + " SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = "
            + SQL.quote(history)
            + ", DATA_CONSISTENCY_CHECK = ON"
            + (retention.isEmpty() ? "" : ", HISTORY_RETENTION_PERIOD = " + retention)
            + "))");
    return new Feature(id, table, statements, new Needs(Set.of(), Set.of(history)));
  }
}
