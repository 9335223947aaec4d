package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkPlanner;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.TimeSlice;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The planning of chunks in slices of time. It goes on where the ledger says that an earlier slice
 * has stopped.
 */
final class ChunkPlanning {
  private static final int CHUNKS_AT_A_TIME = 20;
  private static final int TABLES_AT_A_TIME = 500;

  private final SqlConnections connections;
  private final ChunkSize size;
  private final Duration sliceLength;
  private final CatalogCache<ChunkedTables> catalogs = new CatalogCache<>(ChunkedTables::size);

  ChunkPlanning(SqlConnections connections, ChunkSize size, Duration sliceLength) {
    this.connections = connections;
    this.size = size;
    this.sliceLength = sliceLength;
  }

  /**
   * Adds chunks to the ledger until the slice is over or enough are there; at least one table is
   * tried.
   *
   * @param target the target, whose ledger is open
   * @param state the tables of the copy
   * @param enough the chunks after which planning stops
   */
  void plan(
      StepContext context, SqlSession target, CopyId id, List<TableCopied> state, int enough) {
    try (SqlSession source = connections.open(connections.source(context.request().getSource()))) {
      ChunkedTables tables =
          catalogs.get(
              context.migrationId(),
              id.attempt() + " " + context.round(),
              () ->
                  ChunkedTables.read(
                      source, target, context.request().getMigration().getSplitColumns()));
      List<TableCopied> unplanned = state.stream().filter(table -> !table.planned()).toList();
      source.call(
          from ->
              target.call(
                  to -> {
                    new Slice(context, tables, from, ChunkLedger.open(to), id)
                        .plan(unplanned, enough);
                    return true;
                  }));
    }
  }

  /** Forgets the catalogs of a migration. */
  void forget(String migrationId) {
    catalogs.forget(migrationId);
  }

  /** One slice. */
  private final class Slice {
    private final MigrationTables known;
    private final ChunkedTables tables;
    private final ChunkPlanner planner;
    private final TimeSlice time = TimeSlice.of(sliceLength);

    Slice(
        StepContext context,
        ChunkedTables tables,
        Connection source,
        ChunkLedger ledger,
        CopyId id) {
      this.known = new MigrationTables(context.tables());
      this.tables = tables;
      this.planner = new ChunkPlanner(source, ledger, id, size);
    }

    void plan(List<TableCopied> unplanned, int enough) throws SQLException {
      List<TableCopied> large = new ArrayList<>();
      List<ChunkPlanner.SmallTable> small = new ArrayList<>();
      for (TableCopied table : unplanned) {
        ChunkedTable chunked = tables.get(table.table());
        long rows = rows(table.table());
        if (table.chunks() > 0 || rows < 0 || !planner.isSmall(chunked, rows)) {
          large.add(table);
        } else if (small.size() < TABLES_AT_A_TIME) {
          small.add(new ChunkPlanner.SmallTable(chunked, rows));
        }
      }
      int planned = small.size();
      if (!small.isEmpty()) {
        WriteGuard.check("plan " + small.size() + " tables");
        planner.planWhole(small);
      }
      for (TableCopied table : large) {
        boolean ended = false;
        while (!ended) {
          if (planned >= enough || planned > 0 && time.isOver()) {
            return;
          }
          WriteGuard.check("plan table " + table.table());
          ended = planner.plan(tables.get(table.table()), table, CHUNKS_AT_A_TIME);
          planned += CHUNKS_AT_A_TIME;
        }
      }
    }

    private long rows(TableName table) {
      return known.get(table).map(TableProgress::getSourceRows).orElse(-1L);
    }
  }
}
