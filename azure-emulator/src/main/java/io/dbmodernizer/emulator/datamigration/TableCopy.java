package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.copy.CopyCancelledException;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.CopyProgress;
import io.dbmodernizer.datamover.copy.IdentityCounters;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.emulator.arm.call.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The copy of one table and its progress. */
final class TableCopy implements CopyListener {

  private static final int PARALLEL_COPIES = 1;

  private final Table table;
  private final long expectedRows;
  private final MigrationPlan plan;
  private final IdentityCounters counters;
  private final InstantSource clock;
  private final Cancellation cancellation;
  private volatile Progress progress;

  /**
   * Creates the copy of a table.
   *
   * @param expectedRows about how many rows the source has
   */
  TableCopy(
      Table table,
      long expectedRows,
      MigrationPlan plan,
      IdentityCounters counters,
      InstantSource clock,
      Cancellation cancellation) {
    this.table = table;
    this.expectedRows = expectedRows;
    this.plan = plan;
    this.counters = counters;
    this.clock = clock;
    this.cancellation = cancellation;
    this.progress =
        new Progress(Status.QUEUED, null, 0, new CopyProgress(table.name(), 0, 0, 0, 0));
  }

  Table table() {
    return table;
  }

  long expectedRows() {
    return expectedRows;
  }

  boolean done() {
    return progress.status() == Status.SUCCEEDED;
  }

  /**
   * Empties the table on the target and copies all rows.
   *
   * @throws SQLException if a statement fails; the status is Failed then
   * @throws CopyCancelledException if the migration was cancelled; the status is Canceled then
   */
  void run(Connection source, Connection target) throws SQLException {
    Instant start = clock.instant();
    progress = progress.with(Status.IN_PROGRESS, start);
    CopyOptions options = CopyOptions.defaults().withTruncateTarget(true);
    int perSecond = plan.rowsPerSecond();
    if (perSecond > 0) {
      options = options.withBatchRows(Math.min(options.batchRows(), Math.max(1, perSecond / 10)));
    }
    Status outcome = Status.FAILED;
    try {
      TableCopier.copy(source, target, table, counters, options, this);
      outcome = Status.SUCCEEDED;
    } catch (CopyCancelledException e) {
      outcome = Status.CANCELED;
      throw e;
    } finally {
      progress = progress.with(outcome, start);
    }
  }

  @Override
  public void onProgress(CopyProgress counts) {
    Progress now = progress;
    Instant start = now.start() == null ? clock.instant() : now.start();
    long millis = Duration.between(start, clock.instant()).toMillis();
    progress = new Progress(now.status(), start, millis, counts);
    if (plan.rowsPerSecond() > 0) {
      long due = counts.rowsCopied() * 1000 / plan.rowsPerSecond();
      cancellation.await(Duration.ofMillis(Math.max(0, due - millis)));
    }
  }

  @Override
  public boolean isCancelled() {
    return cancellation.requested();
  }

  /** Returns the entry of {@code listOfCopyProgressDetails}. */
  ObjectNode toJson() {
    Progress now = progress;
    double seconds = Math.max(1, now.millis()) / 1000.0;
    return Json.object(
        json -> {
          json.put("tableName", table.name().toString()).put("status", now.status().text);
          json.put("parallelCopyType", "None").put("usedParallelCopies", PARALLEL_COPIES);
          json.put("dataRead", now.counts().bytesRead());
          json.put("dataWritten", now.counts().bytesWritten());
          json.put("rowsRead", now.counts().rowsRead());
          json.put("rowsCopied", now.counts().rowsCopied());
          if (now.start() != null) {
            json.put("copyStart", now.start().toString());
          }
          json.put(
              "copyThroughput",
              Math.round(now.counts().bytesWritten() / 1024.0 / seconds * 100) / 100.0);
          json.put("copyDuration", (now.millis() + 999) / 1000);
        });
  }

  private enum Status {
    QUEUED("Queued"),
    IN_PROGRESS("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    CANCELED("Canceled");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  private record Progress(
      Status status, @Nullable Instant start, long millis, CopyProgress counts) {

    Progress with(Status newStatus, Instant newStart) {
      return new Progress(newStatus, newStart, millis, counts);
    }
  }
}
