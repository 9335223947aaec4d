package io.dbmodernizer.benchmarks.copy;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkCopier;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkOutcome;
import io.dbmodernizer.datamover.chunk.ChunkPacks;
import io.dbmodernizer.datamover.chunk.ChunkPlanner;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.sides.BothSides;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Chunks with their ledger and their digests, as the engine DIRECT copies them, in this process.
 * The thread that plans the chunks is one of the workers. The others connect meanwhile.
 *
 * @param workers the number of threads, each with a pair of connections
 */
record ChunkCopies(int workers) implements Way {

  private static final CopyId COPY = new CopyId("benchmark", 1);

  @Override
  public void run(Sides sides, Workload workload) throws Exception {
    Map<TableName, ChunkedTable> tables = new ConcurrentHashMap<>();
    CompletableFuture<Queue<List<ChunkId>>> planned = new CompletableFuture<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Connection source = sides.source();
        Connection target = sides.target()) {
      List<Future<?>> others = new ArrayList<>();
      for (int other = 1; other < workers; other++) {
        others.add(
            threads.submit(
                () -> {
                  try (Connection ownSource = sides.source();
                      Connection ownTarget = sides.target()) {
                    copy(ownSource, ownTarget, tables, planned.get());
                  }
                  return null;
                }));
      }
      BothSides.Pair<DatabaseCatalog> catalogs;
      try (BothSides both = new BothSides(source, target)) {
        catalogs = both.read(side -> SqlDialect.of(side).reading(side).tables());
      }
      for (Table table : catalogs.source().tables()) {
        Table other = catalogs.target().table(table.name()).orElseThrow();
        tables.put(table.name(), ChunkedTable.of(ComparedTable.of(table, other)));
      }
      Queue<List<ChunkId>> packs =
          new ConcurrentLinkedQueue<>(plan(source, target, tables, workload));
      planned.complete(packs);
      copy(source, target, tables, packs);
      for (Future<?> one : others) {
        one.get();
      }
    } finally {
      planned.cancel(true);
      threads.shutdownNow();
    }
  }

  private static List<List<ChunkId>> plan(
      Connection source, Connection target, Map<TableName, ChunkedTable> tables, Workload workload)
      throws SQLException {
    ChunkLedger ledger = ChunkLedger.open(target);
    ledger.claims().claim(COPY, tables.keySet());
    ChunkPlanner planner = new ChunkPlanner(source, ledger, COPY, ChunkSize.DEFAULT);
    List<ChunkPlanner.SmallTable> small = new ArrayList<>();
    for (ChunkedTable table : tables.values()) {
      if (planner.isSmall(table, workload.rows())) {
        small.add(new ChunkPlanner.SmallTable(table, workload.rows()));
      } else {
        planner.plan(table, new TableCopied(table.name(), false, 0, 0, 0, 0, 0), Integer.MAX_VALUE);
      }
    }
    planner.planWhole(small);
    return ChunkPacks.of(ledger.unfinished(COPY, Integer.MAX_VALUE));
  }

  private static void copy(
      Connection source,
      Connection target,
      Map<TableName, ChunkedTable> tables,
      Queue<List<ChunkId>> packs)
      throws SQLException {
    ChunkCopier copier =
        new ChunkCopier(source, target, tables::get, transfer -> transfer, "benchmark");
    for (List<ChunkId> pack = packs.poll(); pack != null; pack = packs.poll()) {
      copier
          .copy(COPY, pack)
          .forEach(
              (chunk, outcome) -> {
                if (!(outcome instanceof ChunkOutcome.Copied)) {
                  throw new IllegalStateException(chunk + ": " + outcome);
                }
              });
    }
  }
}
