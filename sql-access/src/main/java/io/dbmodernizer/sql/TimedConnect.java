package io.dbmodernizer.sql;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection within a time limit, whatever the driver does. The driver connects on a thread
 * of its own. A connection that comes too late is closed. The thread ends with the driver's network
 * timeout.
 */
final class TimedConnect {
  private static final Logger LOG = LoggerFactory.getLogger(TimedConnect.class);
  private static final String CANNOT_CONNECT = "08001";

  private TimedConnect() {}

  /**
   * @param limit the longest time to wait
   * @throws SQLException the driver's error, or one caused by a {@link SocketTimeoutException}
   *     after the limit
   */
  static Connection within(Duration limit, Callable<Connection> connect) throws SQLException {
    CompletableFuture<Connection> opened = new CompletableFuture<>();
    Thread thread = new Thread(() -> open(connect, opened), "sql-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      return opened.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      SQLException late = timedOut(limit, e);
      if (opened.completeExceptionally(late)) {
        throw late;
      }
      return within(opened);
    } catch (InterruptedException e) {
      opened.completeExceptionally(e);
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while connecting", CANNOT_CONNECT, e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  /** Returns the result that came just at the limit. */
  private static Connection within(CompletableFuture<Connection> opened) throws SQLException {
    try {
      return opened.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while connecting", CANNOT_CONNECT, e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private static void open(Callable<Connection> connect, CompletableFuture<Connection> opened) {
    Connection connection;
    try {
      connection = connect.call();
    } catch (Throwable e) {
      opened.completeExceptionally(e);
      return;
    }
    if (!opened.complete(connection)) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.atDebug().setCause(e).log("Could not close a connection that was opened too late");
      }
    }
  }

  private static SQLException timedOut(Duration limit, TimeoutException e) {
    SocketTimeoutException cause =
        new SocketTimeoutException("no connection within " + limit.toMillis() + " ms");
    cause.initCause(e);
    return new SQLException(
        "the server did not answer the login within " + limit.toMillis() + " ms",
        CANNOT_CONNECT,
        cause);
  }

  private static SQLException thrown(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof SQLException failure) {
      return failure;
    }
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new SQLException("the driver failed", CANNOT_CONNECT, cause);
  }
}
