package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.range.KeyBound;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.KeySplitter;
import io.dbmodernizer.datamover.range.TableKey;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans the chunks of tables and stores them in the ledger. Each boundary is found by a seek in the
 * source's own order. Together the chunks of a table hold every key once, whatever rows are
 * inserted or deleted meanwhile. A planner continues where an earlier one has stopped.
 */
public final class ChunkPlanner {

  private final Connection source;
  private final ChunkPlan plan;
  private final ChunkSize size;

  /**
   * Creates a planner.
   *
   * @param source a connection to the source; it stays open
   * @param ledger the ledger on the target
   * @param copy the copy to which the tables belong
   * @param size the size of the chunks
   */
  public ChunkPlanner(Connection source, ChunkLedger ledger, CopyId copy, ChunkSize size) {
    this.source = source;
    this.plan = ledger.plan(copy);
    this.size = size;
  }

  /**
   * Plans each of the tables as one chunk, without reading them. Tables that have a chunk must not
   * be among them.
   *
   * @param tables tables that belong to the copy, and few of whose rows are expected
   * @throws SQLException if the target fails
   */
  public void planWhole(List<SmallTable> tables) throws SQLException {
    List<Chunk> chunks = new ArrayList<>();
    for (SmallTable table : tables) {
      long bytes =
          table.rows() * RowSize.of(table.table().both().source(), nothing(table.table().name()));
      chunks.add(new Chunk(new ChunkId(table.table().name(), 0), KeyRange.ALL, bytes));
    }
    plan.add(chunks);
  }

  /**
   * A table that is one chunk.
   *
   * @param table the table
   * @param rows the expected rows, at least 0
   */
  public record SmallTable(ChunkedTable table, long rows) {}

  /** Returns true if a table with this number of rows is one chunk. */
  public boolean isSmall(ChunkedTable table, long rows) {
    return table.key().isEmpty()
        || rows <= size.rows(RowSize.of(table.both().source(), nothing(table.name()))) / 2;
  }

  /**
   * Plans the next chunks of a table.
   *
   * @param table a table that belongs to the copy
   * @param soFar the state of the table in the ledger, by which the row size is measured
   * @param most the most chunks to add, at least 1
   * @return true if all chunks of the table are planned
   * @throws SideFailedException if the source fails
   * @throws SQLException if the target fails
   */
  public boolean plan(ChunkedTable table, TableCopied soFar, int most) throws SQLException {
    Optional<Chunk> last = plan.last(table.name());
    KeyBound from = last.map(chunk -> chunk.range().to()).orElse(null);
    boolean ended = last.isPresent() && from == null;
    int number = last.map(chunk -> chunk.id().number() + 1).orElse(0);
    if (!ended) {
      long rowBytes = RowSize.of(table.both().source(), soFar);
      int rows = size.rows(rowBytes);
      List<Chunk> chunks = new ArrayList<>();
      KeyRange rest = new KeyRange(from, null);
      while (!ended && chunks.size() < most) {
        Optional<KeyBound> bound = boundary(table, rest, rows);
        KeyRange range = bound.map(rest::before).orElse(rest);
        chunks.add(new Chunk(new ChunkId(table.name(), number++), range, rows * rowBytes));
        ended = bound.isEmpty();
        rest = bound.map(rest::from).orElse(rest);
      }
      plan.add(chunks);
    }
    return ended;
  }

  private Optional<KeyBound> boundary(ChunkedTable table, KeyRange rest, int rows)
      throws SideFailedException {
    Optional<TableKey> key = table.key();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return new KeySplitter(source, table.both().source(), key.get()).nextBoundary(rest, rows);
    } catch (SQLException e) {
      throw new SideFailedException("source", e);
    }
  }

  private static TableCopied nothing(TableName table) {
    return new TableCopied(table, false, 0, 0, 0, 0, 0);
  }
}
