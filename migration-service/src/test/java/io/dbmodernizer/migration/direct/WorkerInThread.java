package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlPools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker that does every task at once, on the thread that hands it out. */
final class WorkerInThread implements CopyTasks, AutoCloseable {
  final List<CopyTask> tasks = new ArrayList<>();
  private final TaskRun run;
  private final SqlPools pools;

  WorkerInThread(SqlConnections connections) {
    pools = TestPools.of(connections);
    run =
        new TaskRun(
            connections,
            pools,
            new CatalogCache<>(ChunkedTables::size),
            new TargetPaces(1),
            new CopyMeter(new SimpleMeterRegistry()),
            1,
            "in-thread",
            new CountDownLatch(1));
  }

  @Override
  public void handOut(
      TargetProvisioned target, CopyId copy, List<List<ChunkId>> packs, CopyShare share) {
    for (List<ChunkId> pack : packs) {
      CopyTask task = CopyTaskPublisher.task(target, copy, pack, share, Instant.EPOCH);
      tasks.add(task);
      try {
        run.run(task);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    pools.close();
  }
}
