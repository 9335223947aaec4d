package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableWait;
import io.dbmodernizer.migration.table.MigrationTables;
import java.util.Set;

/** The transfer of Azure's reports on a copy into the tables of the stage. */
final class CopyProgress {
  private static final Set<TableState> IS_SETTLED = Set.of(TableState.COPIED, TableState.MATCHED);

  private static final long UNKNOWN = -1;

  private CopyProgress() {}

  /** Applies a report. A table that it does not name keeps its state. */
  static void apply(DatabaseMigration migration, MigrationTables tables) {
    for (TableCopy copy : migration.tables()) {
      tables
          .find(copy.table())
          .ifPresent(
              name -> tables.get(name).ifPresent(old -> tables.put(name, merged(old, copy))));
    }
    if (migration.state() == CopyState.SUCCEEDED) {
      // Azure may drop the details of a migration that has ended. Its success is the success of
      // each
      // table that was copied. Tables with a verdict were not. The number of rows is unknown then.
      for (var name : tables.names()) {
        tables
            .get(name)
            .filter(table -> !IS_SETTLED.contains(table.getState()))
            .ifPresent(
                table ->
                    tables.put(
                        name,
                        TableProgress.newBuilder(table)
                            .setState(TableState.COPIED)
                            .setTargetRows(UNKNOWN)
                            .setMessage("")
                            .build()));
      }
    }
  }

  /** Returns one line for people. */
  static String detail(DatabaseMigration migration, MigrationTables tables) {
    return tables.count(TableState.COPIED, TableState.MATCHED)
        + " of "
        + tables.size()
        + " tables copied"
        + (migration.status().isEmpty() ? "" : " (" + migration.status() + ")");
  }

  private static TableProgress merged(TableProgress old, TableCopy copy) {
    return TableProgress.newBuilder(old)
        .setState(copy.state())
        .setTargetRows(copy.state() == TableState.PENDING ? old.getTargetRows() : copy.rowsCopied())
        .setBytesWritten(copy.bytesWritten())
        .setMessage(message(old, copy))
        .setWaitsFor(copy.queued() ? TableWait.AZURE : null)
        .build();
  }

  /**
   * Returns a note if the number of rows differs from the assessment. The table counts as copied
   * nevertheless, because the comparison decides.
   */
  private static String message(TableProgress old, TableCopy copy) {
    if (copy.state() == TableState.FAILED) {
      return "the copy of this table failed";
    }
    long expected = old.getSourceRows();
    return copy.state() == TableState.COPIED && expected >= 0 && expected != copy.rowsCopied()
        ? "Azure says that the copy succeeded with "
            + copy.rowsCopied()
            + " rows, but the source had "
            + expected
            + " when it was assessed"
        : "";
  }
}
