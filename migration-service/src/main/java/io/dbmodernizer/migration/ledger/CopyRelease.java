package io.dbmodernizer.migration.ledger;

import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.sql.SqlConnections;
import java.util.Optional;

/** The removal of a migration from the ledger on its target. */
public final class CopyRelease {

  private CopyRelease() {}

  /**
   * Takes the tables from the migration, and drops the ledger if nobody else uses it. Idempotent.
   * It waits for chunks that are being written.
   *
   * @return false if there is no ledger
   * @throws io.dbmodernizer.runtime.step.StepException if the target fails, for example because a
   *     chunk is written for longer than the target waits for a lock
   */
  public static boolean from(SqlConnections connections, StepContext context) {
    return connections.call(
        connections.target(context.target()),
        connection -> {
          Optional<ChunkLedger> ledger = ChunkLedger.find(connection);
          if (ledger.isEmpty()) {
            return false;
          }
          ledger.get().claims().release(context.migrationId());
          ledger.get().dropIfUnused();
          return true;
        });
  }
}
