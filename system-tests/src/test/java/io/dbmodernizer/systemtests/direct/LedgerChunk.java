package io.dbmodernizer.systemtests.direct;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.systemtests.platform.Pipeline;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chunk as the ledger on the target has it. What a running worker writes is seen when it commits.
 *
 * @param number its number within the only table of the copy
 * @param copied whether its rows are committed
 * @param worker the worker that began it last; empty before that
 * @param rows the rows that were committed
 */
record LedgerChunk(int number, boolean copied, String worker, long rows) {

  /** Reads the chunks of a copy of one table in the order of their numbers. */
  static List<LedgerChunk> read(Pipeline pipeline, MigrationRequested request)
      throws IOException, SQLException {
    List<LedgerChunk> chunks = new ArrayList<>();
    try (Connection target = pipeline.openTarget(request);
        Statement statement = target.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"number\", \"state\", \"worker\", \"row_count\""
                    + " FROM \"__dbmodernizer\".\"chunk\" ORDER BY \"number\"")) {
      while (rows.next()) {
        String worker = rows.getString(3);
        chunks.add(
            new LedgerChunk(
                rows.getInt(1),
                rows.getString(2).equals("COPIED"),
                worker == null ? "" : worker,
                rows.getLong(4)));
      }
    }
    return chunks;
  }

  /**
   * Returns the numbers of the chunks that any transaction has locked. H2 skips the locked rows.
   */
  static Set<Integer> locked(Pipeline pipeline, MigrationRequested request)
      throws IOException, SQLException {
    Set<Integer> numbers = new TreeSet<>();
    read(pipeline, request).forEach(chunk -> numbers.add(chunk.number()));
    try (Connection target = pipeline.openTarget(request);
        Statement statement = target.createStatement();
        ResultSet free =
            statement.executeQuery(
                "SELECT \"number\" FROM \"__dbmodernizer\".\"chunk\" FOR UPDATE SKIP LOCKED")) {
      while (free.next()) {
        numbers.remove(free.getInt(1));
      }
    }
    return numbers;
  }

  /** Returns true if a worker of this process has begun it and has not committed it. */
  boolean isInWorkOf(long pid) {
    return !copied && worker.matches(".*-" + pid + "-\\d+");
  }
}
