package io.dbmodernizer.sql;

import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.runtime.step.WriteRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * An open connection that knows which side it is on, so that every failure names it. Used by one
 * thread at a time.
 */
public final class SqlSession implements AutoCloseable {
  private final SqlEndpoint endpoint;
  private final Connection connection;
  private final UnaryOperator<String> redaction;

  SqlSession(SqlEndpoint endpoint, Connection connection, UnaryOperator<String> redaction) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.redaction = redaction;
  }

  /**
   * Works on the database. On the target only with the right to write, which is asked for right
   * before; the source is never written.
   *
   * @throws WriteRefusedException if the run has lost its right to write
   * @throws StepException if the database fails, naming side, address and login
   */
  public <T> T call(SqlWork<T> work) {
    if (endpoint.side() == SqlSide.TARGET) {
      WriteGuard.check("work on the " + endpoint);
    }
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    }
  }

  /** Ends the session; a failure is told like any other. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    }
  }
}
