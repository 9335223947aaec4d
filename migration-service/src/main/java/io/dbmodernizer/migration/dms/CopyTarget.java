package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.sql.SqlConnections;
import java.util.Set;

/** The target database as a copy finds it. Thread-safe. */
public final class CopyTarget {
  private final SqlConnections connections;

  /**
   * @param connections opens the target
   */
  public CopyTarget(SqlConnections connections) {
    this.connections = connections;
  }

  /** The tables that the next copy takes. */
  Set<TableName> selection(StepContext context, MigrationTables tables) {
    if (!CopySelection.isPartial(tables)) {
      return tables.names();
    }
    return CopySelection.of(
        tables,
        connections.call(
            connections.target(context.target()),
            connection -> SqlDialect.of(connection).catalogReader().read(connection)));
  }
}
