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
  private final SqlEndpoint endpoint;
  private final Connection connection;
  private final UnaryOperator<String> redaction;

  SqlSession(SqlEndpoint endpoint, Connection connection, UnaryOperator<String> redaction) {
    this.endpoint = endpoint;
    this.connection = connection;
    this.redaction = redaction;
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
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    }
  }

  /**
   * Closes the connection.
   *
   * @throws StepException if the database fails
   */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlFailureTranslation.of(endpoint, e, redaction);
    }
  }
}
