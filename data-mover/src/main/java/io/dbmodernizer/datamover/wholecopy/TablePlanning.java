package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkPlanner;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plans the chunks of all tables while workers copy those that are planned: first the tables that
 * are one chunk, then the others, the largest first.
 */
final class TablePlanning implements Callable<Void> {

  private static final int CHUNKS_AT_A_TIME = 8;
  private static final int TABLES_AT_A_TIME = 500;

  private final CopyJob job;
  private final ChunkSize size;
  private final Sessions sessions;
  private final Patience patience;
  private final PackQueue queue;
  private final Map<TableName, String> failures = new ConcurrentHashMap<>();
  private volatile boolean ended;

  TablePlanning(
      CopyJob job, ChunkSize size, Sessions sessions, Patience patience, PackQueue queue) {
    this.job = job;
    this.size = size;
    this.sessions = sessions;
    this.patience = patience;
    this.queue = queue;
  }

  /** Returns true if every table is planned or has failed. */
  boolean hasEnded() {
    return ended;
  }

  /** Returns the tables that cannot be planned, and why. */
  Map<TableName, String> failures() {
    return failures;
  }

  @Override
  public Void call() throws SQLException {
    while (patience.run(sessions, this::planSmallTables)) {
      queue.signal();
    }
    List<TableCopied> large = patience.run(sessions, this::unplanned);
    large.sort(Comparator.comparingLong((TableCopied t) -> job.expected(t.table())).reversed());
    for (TableCopied table : large) {
      plan(table.table());
    }
    ended = true;
    queue.signal();
    return null;
  }

  private List<TableCopied> unplanned() throws SQLException {
    List<TableCopied> unplanned = new ArrayList<>();
    for (TableCopied table : ledger().tables(job.copy())) {
      if (!table.planned()) {
        unplanned.add(table);
      }
    }
    return unplanned;
  }

  /** Plans some of the tables that are one chunk. Returns false if there are none. */
  private boolean planSmallTables() throws SQLException {
    ChunkPlanner planner = planner();
    List<ChunkPlanner.SmallTable> small =
        unplanned().stream()
            .filter(table -> table.chunks() == 0)
            .map(table -> job.table(table.table()))
            .map(table -> new ChunkPlanner.SmallTable(table, job.expected(table.name())))
            .filter(table -> planner.isSmall(table.table(), table.rows()))
            .limit(TABLES_AT_A_TIME)
            .toList();
    if (small.isEmpty()) {
      return false;
    }
    try {
      planner.planWhole(small);
    } catch (SQLException e) {
      // Another process of the same copy has planned some of them meanwhile.
      throwUnlessPlannedElsewhere(e);
    }
    return true;
  }

  private void plan(TableName name) throws SQLException {
    ChunkedTable table = job.table(name);
    boolean planned = false;
    while (!planned) {
      try {
        planned = patience.run(sessions, () -> planSome(table));
      } catch (SideFailedException e) {
        if (SqlFailures.classify(e).isOfServer() || !e.side().equals("source")) {
          throw e;
        }
        failures.put(name, "the source refused it: " + e.getMessage());
        return;
      }
      queue.signal();
    }
  }

  private boolean planSome(ChunkedTable table) throws SQLException {
    Optional<TableCopied> soFar =
        ledger().tables(job.copy()).stream()
            .filter(state -> state.table().equals(table.name()))
            .findFirst();
    if (soFar.isEmpty() || soFar.get().planned()) {
      return true;
    }
    try {
      return planner().plan(table, soFar.get(), CHUNKS_AT_A_TIME);
    } catch (SQLException e) {
      throwUnlessPlannedElsewhere(e);
      return false;
    }
  }

  private static void throwUnlessPlannedElsewhere(SQLException e) throws SQLException {
    if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION
        || e instanceof SideFailedException) {
      throw e;
    }
  }

  private ChunkPlanner planner() throws SQLException {
    return new ChunkPlanner(sessions.source(), ledger(), job.copy(), size);
  }

  private ChunkLedger ledger() throws SQLException {
    return CopyLedger.of(sessions);
  }
}
