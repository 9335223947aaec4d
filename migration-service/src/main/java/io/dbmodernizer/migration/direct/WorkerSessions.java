package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one worker. They stay open for the next task of the same migration. One thread at
 * a time may use them.
 */
final class WorkerSessions implements AutoCloseable {
  private final SqlConnections connections;
  private final CatalogCache<ChunkedTables> catalogs;
  private @Nullable Open open;

  /** The sessions of a copy. */
  record Open(CopyId copy, SqlSession source, SqlSession target) {}

  /**
   * @param connections opens both databases
   * @param catalogs the catalogs that all workers of this instance share
   */
  WorkerSessions(SqlConnections connections, CatalogCache<ChunkedTables> catalogs) {
    this.connections = connections;
    this.catalogs = catalogs;
  }

  /**
   * Returns open sessions.
   *
   * @throws StepException if a side cannot be reached
   */
  Open of(CopyId copy, TargetProvisioned target) {
    Open present = open;
    if (present != null && present.copy().equals(copy)) {
      return present;
    }
    close();
    SqlSession source = connections.open(connections.source(target.getRequest().getSource()));
    try {
      open = new Open(copy, source, connections.open(connections.target(target)));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
    return Objects.requireNonNull(open);
  }

  /** Returns the tables of a copy, which are read once. */
  ChunkedTables tables(Open sessions, TargetProvisioned target) {
    return catalogs.get(
        sessions.copy().migration(),
        Integer.toString(sessions.copy().attempt()),
        () ->
            ChunkedTables.read(
                sessions.source(),
                sessions.target(),
                target.getRequest().getMigration().getSplitColumns()));
  }

  /** Closes the sessions. A session that cannot be closed is broken already. */
  @Override
  public void close() {
    Open closed = open;
    open = null;
    if (closed != null) {
      close(closed.source());
      close(closed.target());
    }
  }

  private static void close(SqlSession session) {
    try {
      session.close();
    } catch (StepException e) {
      // The server ends the session of a connection that is gone.
      return;
    }
  }
}
