package io.dbmodernizer.sql;

import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.runtime.step.WriteRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * An open connection that knows its side, so that every failure names it. One thread at a time may
 * use it.
 */
public final class SqlSession implements AutoCloseable {

  /** The end of a session. */
  @FunctionalInterface
  interface End {

    /**
     * Closes the connection, or gives it back.
     *
     * @param clean false if work on it has failed, so that its state is not known
     */
    void of(Connection connection, boolean clean) throws SQLException;
  }

  private final SqlEndpoint endpoint;
  private final Connection connection;
  private final UnaryOperator<String> redaction;
  private final End end;
  private boolean clean = true;
  private boolean closed;

  SqlSession(SqlEndpoint endpoint, Connection connection, UnaryOperator<String> redaction) {
    this(endpoint, connection, redaction, (opened, clean) -> opened.close());
  }

  SqlSession(
      SqlEndpoint endpoint, Connection connection, UnaryOperator<String> redaction, End end) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.redaction = redaction;
    this.end = end;
  }

  /**
   * Does work on the database. Before work on the target it checks the right to write. The source
   * is never written.
   *
   * @throws WriteRefusedException if the run has lost its right to write
   * @throws StepException if the database fails; it names side, address and login
   */
  public <T> T call(SqlWork<T> work) {
    if (endpoint.side() == SqlSide.TARGET) {
      WriteGuard.check("work on the " + endpoint);
    }
    boolean done = false;
    try {
      T result = work.on(connection);
      done = true;
      return result;
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    } finally {
      clean &= done;
    }
  }

  /**
   * Closes the connection, or gives it back to its pool. Does nothing the second time.
   *
   * @throws StepException if the database fails
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      end.of(connection, clean);
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    }
  }
}
