package io.dbmodernizer.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** The pooled sessions of one endpoint. Thread-safe, apart from the count of users. */
final class SqlPool {

  /** The pool reports a failure to connect only when the wait for a session ends. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final ServerSessions server;
  private final EndpointDataSource source;
  private final HikariDataSource sessions;
  private final LongSupplier clock;
  private final Map<String, Integer> limits = new HashMap<>();
  private int users;
  private long unusedSince;

  /**
   * @param connections opens a connection with the password of that moment
   * @param server counts the sessions of all databases of the server
   * @param housekeeper closes idle sessions; shared by all pools
   * @param clock nanoseconds
   */
  SqlPool(
      SqlEndpoint endpoint,
      SqlConnections connections,
      ServerSessions server,
      SqlPoolProperties properties,
      ScheduledExecutorService housekeeper,
      LongSupplier clock) {
    this.server = server;
    this.clock = clock;
    this.source =
        new EndpointDataSource(
            endpoint, () -> server.open(this, () -> connections.connect(endpoint)), clock);
    HikariConfig config = new HikariConfig();
    config.setPoolName(endpoint.toString());
    config.setDataSource(source.asDataSource());
    config.setMaximumPoolSize(server.most());
    config.setMinimumIdle(0);
    config.setIdleTimeout(properties.idleTime().toMillis());
    config.setConnectionTimeout(LOOK.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setScheduledExecutor(housekeeper);
    this.sessions = new HikariDataSource(config);
    server.add(this);
  }

  ServerSessions server() {
    return server;
  }

  void addUser() {
    users++;
  }

  void removeUser() {
    users--;
    unusedSince = clock.getAsLong();
  }

  /** Returns whether nobody has used the pool for a time. */
  boolean isUnused(Duration time) {
    return users == 0 && clock.getAsLong() - unusedSince > time.toNanos();
  }

  /**
   * Takes a session, or opens one.
   *
   * @throws SQLException if the server does not answer or refuses the login
   */
  Connection take(Duration longest) throws SQLException {
    long began = clock.getAsLong();
    while (true) {
      try {
        return sessions.getConnection();
      } catch (SQLTransientConnectionException e) {
        source.throwFailureSince(began);
        if (clock.getAsLong() - began > longest.toNanos()) {
          throw e;
        }
      }
    }
  }

  /** Changes what a user needs, 0 for no limit. Sessions in use stay for now. */
  synchronized void limit(String user, int most) {
    limits.put(user, most);
    int size =
        limits.containsValue(0)
            ? server.most()
            : (int) Math.min(server.most(), limits.values().stream().mapToLong(i -> i).sum());
    HikariConfigMXBean config = sessions.getHikariConfigMXBean();
    int before = config.getMaximumPoolSize();
    if (size != before) {
      config.setMaximumPoolSize(size);
    }
    if (size < before) {
      sessions.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Gives a session back. One that is not clean is closed. */
  void giveBack(Connection connection, boolean clean) throws SQLException {
    if (clean) {
      connection.close();
    } else {
      sessions.evictConnection(connection);
    }
  }

  /** Closes the idle sessions at once, and those in use when they are given back. */
  void closeIdle() {
    HikariPoolMXBean pool = sessions.getHikariPoolMXBean();
    if (pool != null && pool.getIdleConnections() > 0) {
      pool.softEvictConnections();
    }
  }

  /** Closes all sessions. */
  void close() {
    server.remove(this);
    sessions.close();
  }
}
