package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.emulator.integration.Endpoint;
import java.util.List;

/**
 * What a migration has to do.
 *
 * @param operationId id of this run
 * @param sourceDatabase name of the source database, for messages
 * @param targetServer name of the target server, for messages
 * @param targetDatabase name of the target database, for messages
 * @param source where rows come from
 * @param target where they go
 * @param tables what is copied; empty for all tables of the source
 * @param rowsPerSecond most rows per second and table, 0 for no limit
 */
record MigrationPlan(
    String operationId,
    String sourceDatabase,
    String targetServer,
    String targetDatabase,
    Endpoint source,
    Endpoint target,
    List<TableName> tables,
    int rowsPerSecond) {

  MigrationPlan {
    tables = List.copyOf(tables);
  }

  /** Returns the target as Azure's messages name it. */
  String where() {
    return "Target server: '%s', Target database: '%s'.".formatted(targetServer, targetDatabase);
  }
}
