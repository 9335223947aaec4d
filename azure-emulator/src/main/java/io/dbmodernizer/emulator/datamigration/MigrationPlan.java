package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.emulator.integration.Endpoint;
import java.util.List;

/**
 * The source, the target and the tables of a migration. It holds passwords and is never stored.
 *
 * @param operationId {@code migrationOperationId} of this migration
 * @param sourceDatabase name of the source database, for messages
 * @param targetServer name of the target server, for messages
 * @param targetDatabase name of the target database, for messages
 * @param source connection to the source
 * @param target connection to the target
 * @param tables tables to copy; empty for all tables of the source
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

  /** Returns the end of Azure's messages, which names the target. */
  String targetSentence() {
    return "Target server: '%s', Target database: '%s'.".formatted(targetServer, targetDatabase);
  }
}
