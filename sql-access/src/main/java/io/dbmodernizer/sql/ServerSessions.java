package io.dbmodernizer.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pooled sessions at one server, whatever their databases. It counts those that are in use, and
 * those that are open including the idle ones. Thread-safe.
 */
final class ServerSessions {

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_LOOKS = 120;
  private static final String NO_SESSION = "08001";

  /** Opens a connection. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  private final int most;
  private final Semaphore used;
  private final Semaphore open;
  private final Set<SqlPool> pools = ConcurrentHashMap.newKeySet();

  ServerSessions(int most) {
    this.most = most;
    this.used = new Semaphore(most, true);
    this.open = new Semaphore(most, true);
  }

  /** Returns the most sessions. */
  int most() {
    return most;
  }

  /** Returns the sessions in use, and the rights to one that are about to be used. */
  int active() {
    return most - used.availablePermits();
  }

  /** Returns the open sessions that nobody uses. */
  int idle() {
    return Math.max(0, used.availablePermits() - open.availablePermits());
  }

  /** Returns the threads that wait, because all sessions are in use. */
  int waiting() {
    return used.getQueueLength();
  }

  void add(SqlPool pool) {
    pools.add(pool);
  }

  void remove(SqlPool pool) {
    pools.remove(pool);
  }

  /** Waits for the right to use a session. Returns false if the time is over. */
  boolean tryUse(Duration longest) throws InterruptedException {
    return used.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the use of a session. */
  void endUse() {
    used.release();
  }

  /**
   * Opens a connection that counts until it is closed. If idle sessions of other databases use the
   * limit up, they are closed first.
   *
   * @param asking the pool that the connection is for
   */
  Connection open(SqlPool asking, Opening opening) throws SQLException {
    if (!open.tryAcquire()) {
      makeRoom(asking);
    }
    boolean opened = false;
    try {
      Connection connection = counted(opening.open());
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        open.release();
      }
    }
  }

  /** Waits for a session to close. Sessions in use are fewer than the limit, so one is idle. */
  private void makeRoom(SqlPool asking) throws SQLException {
    try {
      for (int look = 0; look < MOST_LOOKS; look++) {
        pools.stream().filter(pool -> pool != asking).forEach(SqlPool::closeIdle);
        if (open.tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a session to close", NO_SESSION, e);
    }
    throw new SQLException("all " + most + " pooled sessions of the server are open", NO_SESSION);
  }

  private Connection counted(Connection connection) {
    AtomicBoolean closed = new AtomicBoolean();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("close") || method.getName().equals("abort")) {
            try {
              return invoke(connection, method, arguments);
            } finally {
              if (closed.compareAndSet(false, true)) {
                open.release();
              }
            }
          }
          return invoke(connection, method, arguments);
        };
    return (Connection)
        Proxy.newProxyInstance(
            ServerSessions.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  private static Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
