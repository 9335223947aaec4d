package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TargetRows;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The preparation of the tables of a copy on the target: their foreign keys are suspended, and they
 * are emptied once. The ledger keeps which table is ready, in the transactions that delete. So an
 * instance that was paused cannot delete rows that were copied since.
 */
final class TablePreparation {
  private static final int ROWS_AT_A_TIME = 10_000;

  private final Connection target;
  private final CopyId copy;
  private final TimeSlice slice;
  private boolean worked;

  /** The end of the slice within a table. */
  private static final class SliceOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  TablePreparation(Connection target, CopyId copy, TimeSlice slice) {
    this.target = target;
    this.copy = copy;
    this.slice = slice;
  }

  /**
   * Prepares tables until the slice is over. The next call goes on.
   *
   * @param tables tables that the copy owns in the ledger, and whose rows may be deleted
   * @return the number of tables that are ready
   */
  int prepare(Set<TableName> tables) throws SQLException {
    DatabaseCatalog present = SqlDialect.of(target).reading(target).tables();
    WriteGuard.check("suspend foreign keys");
    ForeignKeySuspension.suspendEnforced(target, present, tables);
    ChunkLedger ledger = ChunkLedger.open(target);
    int ready = 0;
    for (TableName table : tables) {
      try {
        ledger.claims().prepare(copy, table, () -> emptySome(table));
      } catch (SliceOverException e) {
        return ready;
      }
      ready++;
    }
    return ready;
  }

  private boolean emptySome(TableName table) throws SQLException {
    if (worked && slice.isOver()) {
      throw new SliceOverException();
    }
    worked = true;
    WriteGuard.check("delete rows of " + table);
    return TargetRows.deleteSome(target, table, ROWS_AT_A_TIME) > 0;
  }
}
