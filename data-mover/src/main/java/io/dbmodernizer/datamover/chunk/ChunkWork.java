package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.copy.TargetTransaction;
import io.dbmodernizer.datamover.range.KeyRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker's part of the ledger: it begins, takes, finishes and fails chunks.
 *
 * <p>Exactly one attempt commits a chunk. {@link #take} locks the chunk's row in the transaction
 * that writes the rows. A second attempt waits there for the end of the first, and then changes
 * nothing.
 */
final class ChunkWork {

  private static final String CHUNK = "table_schema = ? AND table_name = ? AND number = ?";
  private static final String OF_COPY = " AND migration = ? AND attempt = ?";
  private static final String IF_PLANNED = OF_COPY + " AND state = 'PLANNED'";

  /**
   * The names of chunks, each of which a database looks up in the key. It would scan the table for
   * many ORs. The first row gives the types.
   */
  private static final String WANTED_FIRST =
      "(CAST(? AS NVARCHAR(128)), CAST(? AS NVARCHAR(128)), CAST(? AS INT))";

  private static final String WANTED_NEXT = ", (?, ?, ?)";

  private final Connection target;
  private final LedgerStatements statements;
  private final CopyId copy;

  ChunkWork(Connection target, CopyId copy) throws SQLException {
    this.target = target;
    this.statements = new LedgerStatements(target, new LedgerTables(target));
    this.copy = copy;
  }

  /**
   * Counts an attempt for each chunk, in a transaction of its own. So an attempt whose process dies
   * is counted, too.
   *
   * @param worker the name of the worker, for messages
   * @param mostStarts the most attempts; a chunk fails if more begin
   */
  Map<ChunkId, ChunkStart> begin(List<ChunkId> chunks, String worker, int mostStarts)
      throws SQLException {
    TargetTransaction.run(
        target,
        () ->
            statements.updateAll(
                "UPDATE {chunk} SET starts = starts + 1, worker = ? WHERE " + CHUNK + IF_PLANNED,
                each(chunks, worker)));
    Map<ChunkId, ChunkStart> starts = new LinkedHashMap<>();
    chunks.forEach(chunk -> starts.put(chunk, new ChunkStart.Superseded()));
    List<Row> rows =
        statements.query(
            "SELECT c.table_schema, c.table_name, c.number, c.state, c.starts, c.from_key, c.to_key,"
                + " c.expected_bytes, c.message FROM (VALUES "
                + WANTED_FIRST
                + WANTED_NEXT.repeat(chunks.size() - 1)
                + ") wanted(table_schema, table_name, number)"
                + " JOIN {chunk} c ON c.table_schema = wanted.table_schema"
                + " AND c.table_name = wanted.table_name AND c.number = wanted.number"
                + " WHERE c.migration = ? AND c.attempt = ?",
            ChunkWork::row,
            wanted(chunks));
    for (Row row : rows) {
      starts.put(row.chunk().id(), start(row, mostStarts));
    }
    return starts;
  }

  private ChunkStart start(Row row, int mostStarts) throws SQLException {
    if (row.state() == ChunkState.COPIED) {
      return new ChunkStart.Copied();
    }
    if (row.state() == ChunkState.FAILED) {
      return new ChunkStart.Failed(row.message());
    }
    if (row.starts() <= mostStarts) {
      return new ChunkStart.Granted(row.chunk(), row.starts());
    }
    String message =
        (row.starts() - 1)
            + " attempts to copy "
            + row.chunk().id()
            + " began and none ended; their processes died or lost the databases";
    fail(row.chunk().id(), message);
    return new ChunkStart.Failed(message);
  }

  /**
   * Marks chunks as copied, as the first statement of the transaction that writes the rows.
   *
   * @return false if one of the chunks is copied, has failed or is no longer known; the caller
   *     rolls back
   */
  boolean take(List<ChunkId> chunks) throws SQLException {
    return statements.updateAll(
            "UPDATE {chunk} SET state = 'COPIED' WHERE " + CHUNK + IF_PLANNED, each(chunks))
        == chunks.size();
  }

  /** Stores what was copied, as the last statements of the transaction. */
  void finish(Map<ChunkId, CopiedRows> copied) throws SQLException {
    List<@Nullable Object[]> parameters = new ArrayList<>();
    copied.forEach(
        (chunk, rows) -> {
          TableDigest digest = rows.digest();
          parameters.add(
              parameters(
                  chunk, rows.rows(), rows.bytes(), digest == null ? null : digest.checksum()));
        });
    statements.updateAll(
        "UPDATE {chunk} SET row_count = ?, byte_count = ?, digest = ? WHERE " + CHUNK + OF_COPY,
        parameters);
  }

  /** Takes back the count of an attempt that has ended with an error of a server. */
  void uncount(List<ChunkId> chunks) throws SQLException {
    statements.updateAll(
        "UPDATE {chunk} SET starts = starts - 1 WHERE " + CHUNK + IF_PLANNED, each(chunks));
  }

  /** Marks a chunk as failed for good, unless it is copied. */
  void fail(ChunkId chunk, String message) throws SQLException {
    statements.update(
        "UPDATE {chunk} SET state = 'FAILED', message = ? WHERE " + CHUNK + IF_PLANNED,
        parameters(chunk, message));
  }

  private List<@Nullable Object[]> each(List<ChunkId> chunks, @Nullable Object... first) {
    List<@Nullable Object[]> all = new ArrayList<>();
    for (ChunkId chunk : chunks) {
      all.add(parameters(chunk, first));
    }
    return all;
  }

  /** Returns the given values, followed by the name of the chunk and the copy. */
  private @Nullable Object[] parameters(ChunkId chunk, @Nullable Object... first) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + 5);
    all[first.length] = chunk.table().schema();
    all[first.length + 1] = chunk.table().name();
    all[first.length + 2] = chunk.number();
    all[first.length + 3] = copy.migration();
    all[first.length + 4] = copy.attempt();
    return all;
  }

  private @Nullable Object[] wanted(List<ChunkId> chunks) {
    List<Object> all = new ArrayList<>();
    for (ChunkId chunk : chunks) {
      all.add(chunk.table().schema());
      all.add(chunk.table().name());
      all.add(chunk.number());
    }
    all.add(copy.migration());
    all.add(copy.attempt());
    return all.toArray();
  }

  private static Row row(ResultSet row) throws SQLException {
    ChunkId id = new ChunkId(new TableName(row.getString(1), row.getString(2)), row.getInt(3));
    KeyRange range =
        new KeyRange(BoundBytes.read(row.getBytes(6)), BoundBytes.read(row.getBytes(7)));
    return new Row(
        new Chunk(id, range, row.getLong(8)),
        ChunkState.valueOf(row.getString(4)),
        row.getInt(5),
        row.getString(9) == null ? "" : row.getString(9));
  }

  private record Row(Chunk chunk, ChunkState state, int starts, String message) {}
}
