package io.dbmodernizer.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of a pool. After a failure it does not ask the server again for a second,
 * but fails in the same way: the pool tries again at once, and wrong passwords in a row can lock a
 * login.
 */
final class EndpointDataSource {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private record Failure(Exception cause, long attempted, long reported) {}

  private final SqlEndpoint endpoint;
  private final ServerSessions.Opening opening;
  private final LongSupplier clock;
  private volatile @Nullable Failure failure;

  EndpointDataSource(SqlEndpoint endpoint, ServerSessions.Opening opening, LongSupplier clock) {
    this.endpoint = endpoint;
    this.opening = opening;
    this.clock = clock;
  }

  private Connection connect() throws SQLException {
    Failure last = failure;
    long now = clock.getAsLong();
    if (last != null && now - last.attempted() < PAUSE) {
      failure = new Failure(last.cause(), last.attempted(), now);
      throw new SQLException(last.cause());
    }
    try {
      Connection connection = opening.open();
      failure = null;
      return connection;
    } catch (SQLException | RuntimeException e) {
      long failed = clock.getAsLong();
      failure = new Failure(e, failed, failed);
      throw e;
    }
  }

  /**
   * Throws the failure that a connection has had since a time.
   *
   * @throws SQLException the failure, or the one that has caused it
   */
  void throwFailureSince(long began) throws SQLException {
    Failure last = failure;
    if (last != null && last.reported() - began >= 0) {
      if (last.cause() instanceof SQLException sql) {
        throw sql;
      }
      throw (RuntimeException) last.cause();
    }
  }

  /** Returns the source as a pool takes it. */
  DataSource asDataSource() {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getConnection" -> connect();
              // The seconds for which a pool waits for its threads when it is closed.
              case "getLoginTimeout" -> 5;
              case "toString" -> endpoint.toString();
              default -> throw new SQLFeatureNotSupportedException(method.getName());
            };
    return (DataSource)
        Proxy.newProxyInstance(
            EndpointDataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
  }
}
