package io.dbmodernizer.datamover.refused;

import java.sql.Connection;
import java.sql.SQLException;

/** The treatment of rows that a target refuses. Implementations are thread-safe. */
@FunctionalInterface
public interface RefusedRows {

  /** Fails with the first refused row. */
  RefusedRows FAIL =
      (target, row) -> {
        throw new RowRefusedException(row, "");
      };

  /**
   * Treats a row.
   *
   * @param target the connection that the row was written by, rolled back to the state before the
   *     row
   * @throws RowRefusedException if the copy cannot go on without the row
   * @throws SQLException if the target fails
   */
  void refused(Connection target, RefusedRow row) throws SQLException;
}
