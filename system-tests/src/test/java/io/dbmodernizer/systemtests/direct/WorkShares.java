package io.dbmodernizer.systemtests.direct;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.systemtests.platform.Pipeline;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of each instance in a copy, as the ledger on the target names the worker of each chunk.
 *
 * @param rowsByInstance the rows that each instance copied
 * @param time the time from the first chunk that was seen to the last one
 */
record WorkShares(Map<String, Long> rowsByInstance, Duration time) {

  /** Watches the ledger until so many rows are copied. */
  static WorkShares watch(Pipeline pipeline, MigrationRequested request, long rows) {
    Map<String, Long> seen = new TreeMap<>();
    long[] firstNanos = new long[1];
    await("copy of " + rows + " rows")
        .atMost(Pipeline.PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              seen.putAll(read(pipeline, request));
              long copied = seen.values().stream().mapToLong(Long::longValue).sum();
              if (copied == 0) {
                firstNanos[0] = System.nanoTime();
              }
              return copied >= rows;
            });
    return new WorkShares(seen, Duration.ofNanos(System.nanoTime() - firstNanos[0]));
  }

  private static Map<String, Long> read(Pipeline pipeline, MigrationRequested request)
      throws IOException, SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection target = pipeline.openTarget(request);
        Statement statement = target.createStatement();
        ResultSet chunks =
            statement.executeQuery(
                "SELECT worker, SUM(row_count) FROM \"__dbmodernizer\".\"chunk\""
                    + " WHERE state = 'COPIED' GROUP BY worker")) {
      while (chunks.next()) {
        rows.merge(instance(chunks.getString(1)), chunks.getLong(2), Long::sum);
      }
    }
    return rows;
  }

  /** Removes the number of the worker from its name. */
  private static String instance(String worker) {
    return worker.replaceFirst("[-/#]\\d+$", "");
  }

  @Override
  public String toString() {
    long all = rowsByInstance.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d rows in %.1f s, %,.0f rows/s;",
                all,
                time.toMillis() / 1000.0,
                all * 1000.0 / Math.max(1, time.toMillis())));
    rowsByInstance.forEach(
        (instance, rows) ->
            text.append(String.format(Locale.ROOT, " %s %.0f %%", instance, 100.0 * rows / all)));
    return text.toString();
  }
}
