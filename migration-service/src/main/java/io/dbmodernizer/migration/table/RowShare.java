package io.dbmodernizer.migration.table;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import java.util.Set;

/** The share of the rows that a copy has moved. */
public final class RowShare {
  private static final Set<TableState> SETTLED = Set.of(TableState.COPIED, TableState.MATCHED);

  private RowShare() {}

  /**
   * Returns the share of the rows that are copied, 0 to 99. If there are no rows, it returns the
   * share of the tables.
   */
  public static int percent(MigrationTables tables) {
    long all = 0;
    long copied = 0;
    for (TableProgress table : tables.all()) {
      long rows = Math.max(0, table.getSourceRows());
      all += rows;
      copied +=
          SETTLED.contains(table.getState())
              ? rows
              : Math.min(rows, Math.max(0, table.getTargetRows()));
    }
    if (all == 0) {
      all = Math.max(1, tables.size());
      copied = tables.count(TableState.COPIED, TableState.MATCHED);
    }
    return (int) Math.min(99, 100 * copied / all);
  }
}
