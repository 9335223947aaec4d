package io.dbmodernizer.sql;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Pooled sessions for threads that copy rows. The sessions at one server have a common limit,
 * whatever their databases. A pool is made with the first session of a database, and closed when
 * nobody has used it for the idle time. Thread-safe.
 *
 * <p>A session comes with auto-commit on, the isolation level of a new connection and no open
 * transaction. One whose work has failed is closed instead of pooled, because a failure can leave
 * switches on it such as {@code IDENTITY_INSERT}. Work that succeeds switches them off itself.
 */
public final class SqlPools implements AutoCloseable {
  private static final String NO_SESSION = "08001";

  private record Server(SqlSide side, String host, int port) {}

  private final SqlConnections connections;
  private final SqlPoolProperties properties;
  private final SqlPoolMeters meters;
  private final LongSupplier clock;
  private final Map<Server, ServerSessions> servers = new ConcurrentHashMap<>();
  private final Map<SqlEndpoint, SqlPool> pools = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor housekeeper;

  /** Creates pools without any session, which report their sessions to a registry. */
  public SqlPools(SqlConnections connections, SqlPoolProperties properties, MeterRegistry meters) {
    this(connections, properties, meters, System::nanoTime);
  }

  SqlPools(
      SqlConnections connections,
      SqlPoolProperties properties,
      MeterRegistry meters,
      LongSupplier clock) {
    this.meters = new SqlPoolMeters(meters);
    this.connections = connections;
    this.properties = properties;
    this.clock = clock;
    this.housekeeper =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "sql-pools");
              thread.setDaemon(true);
              return thread;
            });
    housekeeper.setRemoveOnCancelPolicy(true);
    long period = properties.idleTime().toMillis() / 2;
    housekeeper.scheduleWithFixedDelay(this::closeUnused, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a session from the pool of a database, or opens one. Waits while all sessions at the
   * server are in use.
   *
   * @return a session; {@link SqlSession#close} gives it back
   * @throws StepException if no session becomes free in time, the password cannot be resolved, the
   *     server does not answer or refuses the login. It is retryable
   */
  public SqlSession borrow(SqlEndpoint endpoint) {
    ServerSessions server =
        servers.computeIfAbsent(
            new Server(endpoint.side(), endpoint.host(), endpoint.port()), this::sessions);
    use(endpoint, server);
    @Nullable SqlPool pool = null;
    boolean taken = false;
    try {
      pool = join(endpoint, server);
      Connection connection = pool.take(properties.sessionWait());
      taken = true;
      SqlPool from = pool;
      return new SqlSession(
          endpoint,
          connection,
          connections::redact,
          (session, clean) -> giveBack(endpoint, from, session, clean));
    } catch (SQLException e) {
      throw connections.failure(endpoint, e);
    } finally {
      if (!taken) {
        leave(endpoint, server, pool);
      }
    }
  }

  private ServerSessions sessions(Server server) {
    ServerSessions sessions = new ServerSessions(properties.sessions(server.side()));
    meters.add(server.side(), server.host() + ":" + server.port(), sessions);
    return sessions;
  }

  /**
   * Limits the pooled sessions that one user of a database needs from now on. The database may have
   * as many as all its users need together. Sessions above the limit are closed when they are idle
   * or given back. Does nothing for a database without sessions. The limits are forgotten when the
   * pool of the database is closed.
   *
   * @param user who needs the sessions, for example a migration
   * @param most the most sessions; 0 for the limit of the server alone, which holds in any case
   * @throws IllegalArgumentException if the number is negative
   */
  public void limit(SqlEndpoint endpoint, String user, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("most sessions must be at least 0, got " + most);
    }
    SqlPool pool = pools.get(endpoint);
    if (pool != null) {
      pool.limit(user, most);
    }
  }

  private void use(SqlEndpoint endpoint, ServerSessions server) {
    try {
      if (!server.tryUse(properties.sessionWait())) {
        throw allInUse(endpoint, server);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw connections.failure(
          endpoint, new SQLException("interrupted while waiting for a session", NO_SESSION, e));
    }
  }

  private StepException allInUse(SqlEndpoint endpoint, ServerSessions server) {
    String setting = "dbmodernizer.sql.pool." + endpoint.side().label() + "-sessions";
    String problem =
        "the %d pooled sessions at the server of the %s were in use for %s"
            .formatted(server.most(), endpoint, properties.sessionWait());
    return new StepException(
        StepResult.retryable(
            Reason.THROTTLED,
            endpoint.toString(),
            problem,
            "Raise " + setting + ", or copy fewer databases of the server at the same time."),
        new TimeoutException(problem));
  }

  private SqlPool join(SqlEndpoint endpoint, ServerSessions server) {
    return Objects.requireNonNull(
        pools.compute(
            endpoint,
            (key, known) -> {
              SqlPool pool =
                  known != null
                      ? known
                      : new SqlPool(key, connections, server, properties, housekeeper, clock);
              pool.addUser();
              return pool;
            }));
  }

  private void giveBack(SqlEndpoint endpoint, SqlPool pool, Connection connection, boolean clean)
      throws SQLException {
    try {
      pool.giveBack(connection, clean);
    } finally {
      leave(endpoint, pool.server(), pool);
    }
  }

  private void leave(SqlEndpoint endpoint, ServerSessions server, @Nullable SqlPool pool) {
    if (pool != null) {
      pools.computeIfPresent(
          endpoint,
          (key, known) -> {
            known.removeUser();
            return known;
          });
    }
    server.endUse();
  }

  /** Closes the pools that nobody has used for the idle time. */
  void closeUnused() {
    List<SqlPool> unused = new ArrayList<>();
    for (SqlEndpoint endpoint : List.copyOf(pools.keySet())) {
      pools.computeIfPresent(
          endpoint,
          (key, pool) -> {
            if (!pool.isUnused(properties.idleTime())) {
              return pool;
            }
            unused.add(pool);
            return null;
          });
    }
    unused.forEach(SqlPool::close);
  }

  /** Returns the number of pools. */
  int size() {
    return pools.size();
  }

  /** Closes all sessions, also those that are in use. */
  @Override
  public void close() {
    housekeeper.shutdownNow();
    List.copyOf(pools.values()).forEach(SqlPool::close);
    pools.clear();
    meters.close();
  }
}
