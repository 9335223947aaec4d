package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.TargetTransaction;
import io.dbmodernizer.datamover.range.KeyRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A planner's part of the ledger: the chunks of the tables of one copy. */
final class ChunkPlan {

  private final Connection target;
  private final LedgerStatements statements;
  private final CopyId copy;

  ChunkPlan(Connection target, LedgerStatements statements, CopyId copy) {
    this.target = target;
    this.statements = statements;
    this.copy = copy;
  }

  /**
   * Adds the next chunks of tables, all or none. Only one planner may plan a table at a time. If a
   * second one adds the same number, the ledger's key refuses all that it adds: chunks of two plans
   * need not fit together. The same holds for a planner whose copy was replaced meanwhile.
   *
   * <p>A table is planned when its last chunk is added, which has no end.
   *
   * @throws CopySupersededException if a table no longer belongs to the copy
   * @throws SQLException if the database fails or has a chunk of such a number
   */
  void add(List<Chunk> chunks) throws SQLException {
    Map<TableName, Boolean> planned = new LinkedHashMap<>();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Chunk chunk : chunks) {
      planned.put(chunk.id().table(), chunk.range().to() == null);
      rows.add(
          new Object[] {
            chunk.id().table().schema(),
            chunk.id().table().name(),
            chunk.id().number(),
            copy.migration(),
            copy.attempt(),
            LedgerStatements.bytes(BoundBytes.write(chunk.range().from())),
            LedgerStatements.bytes(BoundBytes.write(chunk.range().to())),
            chunk.expectedBytes()
          });
    }
    TargetTransaction.run(
        target,
        () -> {
          requireOwned(planned);
          statements.updateAll(
              "INSERT INTO {chunk} (table_schema, table_name, number, migration, attempt, state,"
                  + " starts, from_key, to_key, expected_bytes, row_count, byte_count)"
                  + " VALUES (?, ?, ?, ?, ?, 'PLANNED', 0, ?, ?, ?, 0, 0)",
              rows);
          return true;
        });
  }

  /** Locks the rows of the tables until the end of the transaction, in one round trip. */
  private void requireOwned(Map<TableName, Boolean> planned) throws SQLException {
    List<TableName> names = List.copyOf(planned.keySet());
    List<@Nullable Object[]> rows = new ArrayList<>();
    planned.forEach(
        (table, isPlanned) ->
            rows.add(
                new Object[] {
                  isPlanned ? 1 : 0, table.schema(), table.name(), copy.migration(), copy.attempt()
                }));
    int[] owned =
        statements.updateEach(
            "UPDATE {copied_table} SET planned = ?"
                + " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?",
            rows);
    for (int at = 0; at < owned.length; at++) {
      if (owned[at] != 1) {
        throw new CopySupersededException(copy, names.get(at));
      }
    }
  }

  /**
   * Returns the last chunk of a table that was planned.
   *
   * @return empty if the table has no chunk yet
   * @throws SQLException if the database fails
   */
  Optional<Chunk> last(TableName table) throws SQLException {
    return statements
        .query(
            "SELECT number, from_key, to_key, expected_bytes FROM {chunk}"
                + " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?"
                + " AND number = (SELECT MAX(number) FROM {chunk}"
                + " WHERE table_schema = ? AND table_name = ?)",
            row ->
                new Chunk(
                    new ChunkId(table, row.getInt(1)),
                    new KeyRange(
                        BoundBytes.read(row.getBytes(2)), BoundBytes.read(row.getBytes(3))),
                    row.getLong(4)),
            table.schema(),
            table.name(),
            copy.migration(),
            copy.attempt(),
            table.schema(),
            table.name())
        .stream()
        .findFirst();
  }
}
