package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that writes rows of one table, also explicit identity values. */
final class TargetTransaction {

  /** The statements of the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private TargetTransaction() {}

  /**
   * Does the work with auto-commit off, and commits. An open transaction is committed first. After
   * a failure it rolls back what the work has not committed. If a rollback is not possible, the
   * connection is closed.
   *
   * @param table the table as the target has it
   */
  static <T> T run(Connection target, Table table, Work<T> work) throws SQLException {
    boolean autoCommit = target.getAutoCommit();
    target.setAutoCommit(false);
    T result;
    try {
      result = work.run();
      target.commit();
    } catch (SQLException | RuntimeException | Error e) {
      undo(target, table, autoCommit, e);
      throw e;
    }
    target.setAutoCommit(autoCommit);
    return result;
  }

  /**
   * Rolls back. Switching auto-commit on would commit, so if the rollback fails, the connection is
   * closed instead: this rolls back on the server.
   */
  private static void undo(Connection target, Table table, boolean autoCommit, Throwable failure) {
    try {
      target.rollback();
      SqlDialect.of(target).allowIdentityValues(target, table, false);
      target.setAutoCommit(autoCommit);
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
      try {
        target.abort(Runnable::run);
      } catch (SQLException | RuntimeException unclosed) {
        failure.addSuppressed(unclosed);
      }
    }
  }
}
