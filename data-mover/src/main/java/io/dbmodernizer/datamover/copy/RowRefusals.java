package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.refused.RefusedRow;
import io.dbmodernizer.datamover.refused.RefusedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a target refuses. A batch that fails because of its rows is rolled back to a
 * savepoint and written in halves, until only the refused rows fail.
 *
 * <p>On SQL Server this works for errors that end a statement and not the transaction: violated
 * constraints (515, 547, 2601, 2627), overflows (220, 8115), text that is too long (2628, 8152).
 * {@code XACT_ABORT} is off, the default of a session. Some errors of conversion (241, 245) end the
 * batch and roll back the transaction nevertheless. Then the savepoint is gone, the rollback to it
 * fails, and so does the copy, with an error that names no row.
 */
final class RowRefusals {

  /** Writes rows in one go. */
  @FunctionalInterface
  interface Write {
    void of(List<@Nullable Object[]> rows) throws SQLException;
  }

  private final Connection target;
  private final Table table;
  private final List<Column> columns;
  private final RefusedRows refused;

  /**
   * @param table the table as the source has it
   * @param columns the source's columns in the order of the values
   */
  RowRefusals(Connection target, Table table, List<Column> columns, RefusedRows refused) {
    this.target = target;
    this.table = table;
    this.columns = columns;
    this.refused = refused;
  }

  /**
   * Writes rows.
   *
   * @return the number of rows that were refused and are treated otherwise
   */
  int write(List<@Nullable Object[]> rows, Write write) throws SQLException {
    // Not released: SQL Server cannot, and the end of the transaction releases all.
    Savepoint before = target.setSavepoint();
    try {
      write.of(rows);
      return 0;
    } catch (SQLException e) {
      if (!SqlFailures.classify(e).isOfRows()) {
        throw e;
      }
      rollBack(before, e);
      if (rows.size() == 1) {
        refused.refused(target, RefusedRow.of(table, columns, rows.get(0), e));
        return 1;
      }
    }
    int half = rows.size() / 2;
    return write(rows.subList(0, half), write) + write(rows.subList(half, rows.size()), write);
  }

  private void rollBack(Savepoint before, SQLException failure) throws SQLException {
    try {
      target.rollback(before);
    } catch (SQLException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
