package io.dbmodernizer.datamover.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction of a connection that is otherwise in auto-commit mode. */
public final class TargetTransaction {

  /** The statements of the transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {

    /**
     * Runs them.
     *
     * @throws SQLException if the database fails; the transaction is rolled back
     */
    T run() throws SQLException;
  }

  private TargetTransaction() {}

  /**
   * Does the work with auto-commit off, and commits. An open transaction is committed first. After
   * a failure it rolls back what the work has not committed. If a rollback is not possible, the
   * connection is closed.
   *
   * @param work the statements; a result of null is possible if {@code T} allows it
   * @throws SQLException if the database fails
   */
  public static <T extends @Nullable Object> T run(Connection target, Work<T> work)
      throws SQLException {
    boolean autoCommit = target.getAutoCommit();
    target.setAutoCommit(false);
    T result;
    try {
      result = work.run();
      target.commit();
    } catch (SQLException | RuntimeException | Error e) {
      undo(target, autoCommit, e);
      throw e;
    }
    target.setAutoCommit(autoCommit);
    return result;
  }

  /**
   * Rolls back. Switching auto-commit on would commit, so if the rollback fails, the connection is
   * closed instead: this rolls back on the server.
   */
  private static void undo(Connection target, boolean autoCommit, Throwable failure) {
    try {
      target.rollback();
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
