package io.dbmodernizer.datamover.refused;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes refused rows into {@link SetAsideTable}, in the transaction of the rows that are copied.
 * So a row is there exactly if the rows beside it are on the target.
 */
final class SetAsideRows implements RefusedRows {

  /** The most rows of a table. Transactions that run at the same time can exceed it together. */
  static final int MOST_ROWS = 1_000;

  private final String migration;

  SetAsideRows(String migration) {
    this.migration = migration;
  }

  @Override
  public void refused(Connection target, RefusedRow row) throws SQLException {
    TableName table = row.table();
    if (SetAsideTable.count(target, table) >= MOST_ROWS) {
      throw new RowRefusedException(
          row, ", and " + MOST_ROWS + " rows of the table are set aside already");
    }
    SetAsideTable.insert(target, migration, row);
  }
}
