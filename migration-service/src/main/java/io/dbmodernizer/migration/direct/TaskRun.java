package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkCopier;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkOutcome;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.CopyTaskChunks;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.table.CatalogCache;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.sql.SqlPools;
import io.dbmodernizer.sql.SqlSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on tasks by one worker. It tries a task again whose source or target fails. A task that
 * still fails is given back: its chunks wait in the ledger, and the step hands them out again. A
 * chunk that no other attempt can copy fails, for example if its table was dropped.
 */
final class TaskRun {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final SqlConnections connections;
  private final SqlPools pools;
  private final CatalogCache<ChunkedTables> catalogs;
  private final TargetPaces paces;
  private final CopyMeter meter;
  private final int attempts;
  private final String worker;
  private final CountDownLatch stopped;

  /**
   * @param connections knows the databases of a migration
   * @param pools gives sessions for a task
   * @param catalogs the catalogs that all workers of this instance share
   * @param paces slow down for targets that throttle
   * @param meter counts the outcomes
   * @param attempts the attempts after which a task is given back
   * @param worker the name of the worker, for messages
   * @param stopped ends pauses
   */
  TaskRun(
      SqlConnections connections,
      SqlPools pools,
      CatalogCache<ChunkedTables> catalogs,
      TargetPaces paces,
      CopyMeter meter,
      int attempts,
      String worker,
      CountDownLatch stopped) {
    this.stopped = stopped;
    this.connections = connections;
    this.pools = pools;
    this.catalogs = catalogs;
    this.paces = paces;
    this.meter = meter;
    this.attempts = attempts;
    this.worker = worker;
  }

  /**
   * Works on a task until its chunks are decided or it is given back.
   *
   * @throws InterruptedException if the worker is stopped; the target is unchanged then
   */
  void run(CopyTask task) throws InterruptedException {
    run(task, new CopyId(task.getMetadata().getMigrationId(), task.getCopy()), chunks(task));
  }

  private void run(CopyTask task, CopyId copy, List<ChunkId> chunks) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean anew = false;
    for (int attempt = 1; ; attempt++) {
      try {
        copy(task, copy, chunks);
        return;
      } catch (StepException e) {
        if (!e.failed().retryable()) {
          if (chunks.size() > 1) {
            eachAlone(task, copy, chunks);
            return;
          }
          if (anew) {
            failed(task, copy, chunks.get(0), e);
            return;
          }
          // The shared catalog may be older than the table.
          catalogs.forget(copy.migration());
          anew = true;
          continue;
        }
        if (attempt >= attempts) {
          givenBack(copy, chunks, e);
          return;
        }
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new InterruptedException("the worker is stopped");
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    }
  }

  private void eachAlone(CopyTask task, CopyId copy, List<ChunkId> chunks)
      throws InterruptedException {
    for (ChunkId chunk : chunks) {
      run(task, copy, List.of(chunk));
    }
  }

  private void failed(CopyTask task, CopyId copy, ChunkId chunk, StepException failure) {
    String message = failure.failed().failure().getMessage();
    try (SqlSession to = pools.borrow(connections.target(task.getTarget()))) {
      boolean known =
          to.call(
              connection -> {
                Optional<ChunkLedger> ledger = ChunkLedger.find(connection);
                if (ledger.isPresent()) {
                  ledger.get().fail(copy, chunk, message);
                }
                return ledger.isPresent();
              });
      meter.count(known ? new ChunkOutcome.Failed(message) : new ChunkOutcome.Superseded());
    } catch (StepException e) {
      e.addSuppressed(failure);
      givenBack(copy, List.of(chunk), e);
    }
  }

  private void givenBack(CopyId copy, List<ChunkId> chunks, StepException failure) {
    meter.givenBack(chunks.size());
    LOG.atWarn()
        .addKeyValue("migrationId", copy.migration())
        .addKeyValue("first", chunks.get(0))
        .addKeyValue("chunks", chunks.size())
        .addKeyValue("reason", failure.failed().failure().getReason())
        .addKeyValue("message", failure.failed().failure().getMessage())
        .log("Gave chunks back");
  }

  private void copy(CopyTask task, CopyId copy, List<ChunkId> chunks) throws InterruptedException {
    TargetProvisioned target = task.getTarget();
    try {
      paces
          .of(target)
          .run(() -> inSessions(task, target, copy, chunks))
          .values()
          .forEach(meter::count);
    } catch (SQLException e) {
      throw new IllegalStateException("failures of both databases name their side", e);
    }
  }

  private Map<ChunkId, ChunkOutcome> inSessions(
      CopyTask task, TargetProvisioned target, CopyId copy, List<ChunkId> chunks) {
    SqlEndpoint ofSource = connections.source(target.getRequest().getSource());
    SqlEndpoint ofTarget = connections.target(target);
    try (SqlSession source = pools.borrow(ofSource);
        SqlSession to = pools.borrow(ofTarget)) {
      if (!to.call(connection -> ChunkLedger.find(connection).isPresent())) {
        return Map.of();
      }
      TaskLimits limits =
          to.call(
              write ->
                  new TaskLimits(
                      task,
                      write,
                      most -> {
                        pools.limit(ofSource, copy.migration(), most);
                        pools.limit(ofTarget, copy.migration(), most);
                      }));
      if (to.call(write -> limits.isOutdated(copy, chunks))) {
        meter.givenBack(chunks.size());
        return Map.of();
      }
      ChunkedTables tables =
          catalogs.get(
              copy.migration(),
              Integer.toString(copy.attempt()),
              () ->
                  ChunkedTables.read(
                      source, to, target.getRequest().getMigration().getSplitColumns()));
      Function<RowTransfer, RowTransfer> settings = TaskSettings.of(task, limits);
      Result result =
          source.call(
              read ->
                  to.call(
                      write -> {
                        ChunkCopier copier =
                            new ChunkCopier(read, write, tables::get, settings, worker);
                        return result(copier, copy, chunks);
                      }));
      SideFailedException sourceFailed = result.ofSource();
      if (sourceFailed != null) {
        source.call(
            read -> {
              throw sourceFailed;
            });
      }
      return result.outcomes();
    }
  }

  /** What became of the chunks, or the failure of the source, which the target must not report. */
  private record Result(
      Map<ChunkId, ChunkOutcome> outcomes, @Nullable SideFailedException ofSource) {}

  private static Result result(ChunkCopier copier, CopyId copy, List<ChunkId> chunks)
      throws SQLException {
    try {
      return new Result(copier.copy(copy, chunks), null);
    } catch (SideFailedException e) {
      if (e.side().equals("source")) {
        return new Result(Map.of(), e);
      }
      throw e;
    }
  }

  private static List<ChunkId> chunks(CopyTask task) {
    List<ChunkId> chunks = new ArrayList<>();
    for (CopyTaskChunks range : task.getChunks()) {
      TableName table = TableName.parse(range.getTable());
      for (int number = range.getFromChunk(); number <= range.getToChunk(); number++) {
        chunks.add(new ChunkId(table, number));
      }
    }
    return chunks;
  }
}
