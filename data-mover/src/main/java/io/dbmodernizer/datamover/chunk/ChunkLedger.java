package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of copies, in tables on the target. It holds the plan of each table and the state of
 * each chunk. A chunk's state and its rows change in one transaction, so the ledger is the truth
 * about what was copied.
 *
 * <p>A table belongs to one copy. Statements of a copy that no longer owns a table change nothing.
 * Each method is one transaction or none: with auto-commit it commits, without it the caller does.
 *
 * <p>On SQL Server, reading the ledger waits for running chunks unless the database uses row
 * versions to read, which is the default of Azure SQL Database.
 *
 * <p>Not thread-safe, as the connection is not.
 */
public final class ChunkLedger {

  /** The schema of the ledger's tables on the target. */
  public static final String SCHEMA = SetAsideTable.NAME.schema();

  /** The bytes from which chunks are taken in the order of their size. */
  private static final long LARGE = 64L << 20;

  private final Connection target;
  private final LedgerTables tables;
  private final LedgerStatements statements;

  private ChunkLedger(Connection target, LedgerTables tables) {
    this.target = target;
    this.tables = tables;
    this.statements = new LedgerStatements(target, tables);
  }

  /**
   * Opens the ledger, and creates it if there is none.
   *
   * @param target a connection to the target; it stays open
   * @throws LedgerVersionException if the ledger has another version
   * @throws SQLException if the database fails, or the login may not create a schema and tables
   */
  public static ChunkLedger open(Connection target) throws SQLException {
    LedgerTables tables = new LedgerTables(target);
    if (!tables.arePresent()) {
      tables.create();
    }
    tables.requireVersion();
    return new ChunkLedger(target, tables);
  }

  /**
   * Opens the ledger if there is one.
   *
   * @param target a connection to the target; it stays open
   * @throws LedgerVersionException if the ledger has another version
   * @throws SQLException if the database fails
   */
  public static Optional<ChunkLedger> find(Connection target) throws SQLException {
    LedgerTables tables = new LedgerTables(target);
    if (!tables.arePresent()) {
      return Optional.empty();
    }
    tables.requireVersion();
    return Optional.of(new ChunkLedger(target, tables));
  }

  /** Returns the part that says to which copy a table belongs. */
  public TableClaims claims() {
    return new TableClaims(target, statements);
  }

  /** Returns the planner's part of a copy. */
  ChunkPlan plan(CopyId copy) {
    return new ChunkPlan(target, statements, copy);
  }

  /**
   * Returns the state of each table that belongs to a copy, in one query.
   *
   * @return the tables in no particular order
   * @throws SQLException if the database fails
   */
  public List<TableCopied> tables(CopyId copy) throws SQLException {
    return statements.query(
        "SELECT t.table_schema, t.table_name, t.planned, COUNT(c.number),"
            + " SUM(CASE WHEN c.state = 'COPIED' THEN 1 ELSE 0 END),"
            + " SUM(CASE WHEN c.state = 'FAILED' THEN 1 ELSE 0 END),"
            + " SUM(c.row_count), SUM(c.byte_count)"
            + " FROM {copied_table} t LEFT JOIN {chunk} c"
            + " ON c.table_schema = t.table_schema AND c.table_name = t.table_name"
            + " AND c.migration = t.migration AND c.attempt = t.attempt"
            + " WHERE t.migration = ? AND t.attempt = ?"
            + " GROUP BY t.table_schema, t.table_name, t.planned",
        row ->
            new TableCopied(
                new TableName(row.getString(1), row.getString(2)),
                row.getInt(3) == 1,
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8)),
        copy.migration(),
        copy.attempt());
  }

  /**
   * Returns chunks that are planned and neither copied nor failed. Large tables that are one chunk
   * come first, so that none of them begins when all others have ended. The other chunks are in the
   * order of tables and keys.
   *
   * @param most the most chunks to return
   * @throws SQLException if the database fails
   */
  public List<WaitingChunk> unfinished(CopyId copy, int most) throws SQLException {
    return chunks(
        "SELECT table_schema, table_name, number, expected_bytes,"
            + " CASE WHEN from_key IS NULL AND to_key IS NULL THEN 1 ELSE 0 END FROM {chunk}"
            + " WHERE migration = ? AND attempt = ? AND state = 'PLANNED'"
            + " ORDER BY expected_bytes / "
            + LARGE
            + " DESC, table_schema, table_name, number",
        row -> new WaitingChunk(id(row), row.getLong(4), row.getInt(5) == 1),
        most,
        copy);
  }

  /**
   * Returns chunks that have failed for good, in the order of tables and keys.
   *
   * @param most the most chunks to return
   * @throws SQLException if the database fails
   */
  public List<FailedChunk> failures(CopyId copy, int most) throws SQLException {
    return chunks(
        "SELECT table_schema, table_name, number, message FROM {chunk}"
            + " WHERE migration = ? AND attempt = ? AND state = 'FAILED'"
            + " ORDER BY table_schema, table_name, number",
        row -> new FailedChunk(id(row), row.getString(4) == null ? "" : row.getString(4)),
        most,
        copy);
  }

  /**
   * Marks a chunk as failed for good. Does nothing if it is copied, has failed, or no longer
   * belongs to the copy.
   *
   * @param message why no attempt can copy it, without values of rows
   * @throws SQLException if the database fails
   */
  public void fail(CopyId copy, ChunkId chunk, String message) throws SQLException {
    new ChunkWork(target, copy).fail(chunk, message);
  }

  private <T> List<T> chunks(String sql, LedgerStatements.Row<T> row, int most, CopyId copy)
      throws SQLException {
    return statements.first(most, sql, row, copy.migration(), copy.attempt());
  }

  private static ChunkId id(ResultSet row) throws SQLException {
    return new ChunkId(new TableName(row.getString(1), row.getString(2)), row.getInt(3));
  }

  /**
   * Makes failed chunks wait for a worker again, with a new count of starts. Idempotent.
   *
   * @return the number of chunks that had failed
   * @throws SQLException if the database fails
   */
  public int retryFailed(CopyId copy) throws SQLException {
    // By their keys: a search for failed chunks could wait for rows that workers have locked.
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (FailedChunk failed : failures(copy, Integer.MAX_VALUE)) {
      TableName table = failed.id().table();
      rows.add(
          new Object[] {
            table.schema(), table.name(), failed.id().number(), copy.migration(), copy.attempt()
          });
    }
    statements.updateAll(
        "UPDATE {chunk} SET state = 'PLANNED', starts = 0, message = NULL"
            + " WHERE table_schema = ? AND table_name = ? AND number = ?"
            + " AND migration = ? AND attempt = ? AND state = 'FAILED'",
        rows);
    return rows.size();
  }

  /**
   * Returns the digest of a table's rows as they were read from the source.
   *
   * @return the digest; empty if the table is not copied whole or a chunk has no digest
   * @throws SQLException if the database fails
   */
  public Optional<TableDigest> digest(CopyId copy, TableName table) throws SQLException {
    String ofTable = " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?";
    List<Integer> planned =
        statements.query(
            "SELECT planned FROM {copied_table}" + ofTable,
            row -> row.getInt(1),
            table.schema(),
            table.name(),
            copy.migration(),
            copy.attempt());
    if (!planned.equals(List.of(1))) {
      return Optional.empty();
    }
    List<Optional<TableDigest>> digests =
        statements.query(
            "SELECT state, row_count, digest FROM {chunk}" + ofTable,
            row -> {
              String checksum = row.getString(3);
              return checksum == null || ChunkState.valueOf(row.getString(1)) != ChunkState.COPIED
                  ? Optional.empty()
                  : Optional.of(new TableDigest(row.getLong(2), checksum));
            },
            table.schema(),
            table.name(),
            copy.migration(),
            copy.attempt());
    return digests.stream()
        .reduce(
            Optional.of(TableDigest.EMPTY),
            (one, other) -> one.flatMap(sum -> other.map(sum::plus)));
  }

  /**
   * Removes the ledger unless a copy owns a table in it. Idempotent.
   *
   * @return false if it was kept for another copy
   * @throws SQLException if the database fails
   */
  public boolean dropIfUnused() throws SQLException {
    boolean used =
        !statements
            .first(1, "SELECT migration FROM {copied_table}", row -> row.getString(1))
            .isEmpty();
    if (used) {
      return false;
    }
    tables.drop();
    return true;
  }
}
