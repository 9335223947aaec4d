package io.dbmodernizer.datamover.sides;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The connections to both databases, which are read at the same time. Closing it leaves them open.
 * One thread at a time may use it.
 */
public final class BothSides implements AutoCloseable {

  /** Work on one database. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work. */
    T on(Connection connection) throws SQLException;
  }

  /** Work that uses both databases in turn. */
  @FunctionalInterface
  public interface WorkOnBoth<T> {
    /** Does the work. */
    T on(Connection source, Connection target) throws SQLException;
  }

  /** The results of both sides. */
  public record Pair<T>(T source, T target) {}

  private final Connection source;
  private final Connection target;
  private final ExecutorService reader;
  private final @Nullable ExecutorService own;

  /**
   * Creates the pair with a thread of its own for the source. {@link #close} ends the thread.
   *
   * @param source a connection to the source
   * @param target a connection to the target
   */
  public BothSides(Connection source, Connection target) {
    this.source = source;
    this.target = target;
    this.own =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "source-reader");
              thread.setDaemon(true);
              return thread;
            });
    this.reader = own;
  }

  /**
   * Creates the pair.
   *
   * @param source a connection to the source
   * @param target a connection to the target
   * @param reader reads the source; it is not closed
   */
  public BothSides(Connection source, Connection target, ExecutorService reader) {
    this.source = source;
    this.target = target;
    this.own = null;
    this.reader = reader;
  }

  /** Does the same work on both sides, and returns or throws when both have ended. */
  public <T> Pair<T> read(Work<T> work) throws SideFailedException {
    return read(work, work);
  }

  /** Does work on both sides, and returns or throws when both have ended. */
  public <T> Pair<T> read(Work<T> atSource, Work<T> atTarget) throws SideFailedException {
    return ConcurrentTasks.both(reader, () -> atSource(atSource), () -> atTarget(atTarget));
  }

  /** Does work on the source. */
  public <T> T atSource(Work<T> work) throws SideFailedException {
    return on(source, "source", work);
  }

  /** Does work on the target. */
  public <T> T atTarget(Work<T> work) throws SideFailedException {
    return on(target, "target", work);
  }

  /**
   * Does work that uses both sides in turn.
   *
   * @throws SideFailedException if a side fails; it names the side if the work does, otherwise both
   */
  public <T> T together(WorkOnBoth<T> work) throws SideFailedException {
    try {
      return work.on(source, target);
    } catch (SideFailedException e) {
      throw e;
    } catch (SQLException e) {
      throw new SideFailedException("source or target", e);
    }
  }

  /**
   * Fails if a login does not see all definitions, or reads masks or a part of the rows of a table.
   * What is hidden on both sides would count as equal.
   *
   * @param tables the tables whose rows are read
   */
  public void requireRights(Collection<TableName> tables) throws SideFailedException {
    read(
        connection -> {
          ReadingRights rights = SqlDialect.of(connection).reading(connection).rights().of(tables);
          rights.require();
          return rights;
        });
  }

  private static <T> T on(Connection connection, String side, Work<T> work)
      throws SideFailedException {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new SideFailedException(side, e);
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.shutdownNow();
    }
  }
}
