package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.table.MigrationTables;
import java.util.Set;

/** Turns what Azure reports on its copies into the tables of the stage. */
final class CopyProgress {
  private static final Set<TableState> IS_SETTLED = Set.of(TableState.COPIED, TableState.MATCHED);

  private static final long UNKNOWN = -1;

  private CopyProgress() {}

  /** Puts what is reported; a table that is not named keeps its standing. */
  static void apply(DatabaseMigration migration, MigrationTables tables) {
    for (TableCopy copy : migration.tables()) {
      tables
          .find(copy.table())
          .ifPresent(
              name -> tables.get(name).ifPresent(old -> tables.put(name, merged(old, copy))));
    }
    if (migration.state() == CopyState.SUCCEEDED) {
      // Azure may drop the details of a migration that has ended; the whole's success is that of
      // each table that was copied. Those with a verdict were not. How many rows is not known then.
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

  /** Share of the rows that are copied, 0 to 99; of the tables where there are no rows. */
  static int percent(MigrationTables tables) {
    long all = 0;
    long copied = 0;
    for (TableProgress table : tables.all()) {
      long rows = Math.max(0, table.getSourceRows());
      all += rows;
      copied +=
          IS_SETTLED.contains(table.getState())
              ? rows
              : Math.min(rows, Math.max(0, table.getTargetRows()));
    }
    if (all == 0) {
      all = Math.max(1, tables.size());
      copied = tables.count(TableState.COPIED, TableState.MATCHED);
    }
    return (int) Math.min(99, 100 * copied / all);
  }

  /** One line for people. */
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
        .build();
  }

  /** What Azure calls copied is taken so; numbers that say otherwise are not kept back. */
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
