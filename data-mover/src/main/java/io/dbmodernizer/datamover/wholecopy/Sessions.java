package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections of one thread of a copy. They are opened when they are needed. */
final class Sessions implements AutoCloseable {

  /** The time that a statement waits for a lock, for example of a process that is paused. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  private static final int ANSWER_SECONDS = 5;

  private final CopyDatabases databases;
  private volatile @Nullable Connection source;
  private volatile @Nullable Connection target;

  Sessions(CopyDatabases databases) {
    this.databases = databases;
  }

  Connection source() throws SideFailedException {
    Connection open = source;
    if (open != null) {
      return open;
    }
    try {
      Connection opened = databases.source().open();
      source = opened;
      return opened;
    } catch (SQLException e) {
      throw new SideFailedException("source", e);
    }
  }

  Connection target() throws SideFailedException {
    Connection open = target;
    if (open != null) {
      return open;
    }
    try {
      Connection opened = databases.target().open();
      target = opened;
      SqlDialect.of(opened).lockTimeout(opened, LOCK);
      return opened;
    } catch (SQLException e) {
      throw new SideFailedException("target", e);
    }
  }

  /** Returns true if a connection that was opened no longer answers. */
  boolean isBroken() {
    return isBroken(source) || isBroken(target);
  }

  private static boolean isBroken(@Nullable Connection connection) {
    try {
      return connection != null && !connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      return true;
    }
  }

  /** Closes the connections. The next use opens new ones. */
  @Override
  public void close() {
    close(source);
    close(target);
    source = null;
    target = null;
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // What is closed because it is broken may fail to close. Its server rolls back.
      return;
    }
  }
}
