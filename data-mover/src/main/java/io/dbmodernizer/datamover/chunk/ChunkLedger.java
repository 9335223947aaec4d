package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.copy.TargetTransaction;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Makes tables belong to a copy. Chunks of an earlier copy of the same migration are removed.
   * Idempotent.
   *
   * @throws TableClaimedException if a table belongs to another migration, or to a later copy of
   *     this one; tables before it are claimed then
   * @throws SQLException if the database fails
   */
  public void claim(CopyId copy, Collection<TableName> names) throws SQLException {
    Map<TableName, CopyId> owners = owners();
    List<@Nullable Object[]> unclaimed = new ArrayList<>();
    for (TableName name : names) {
      CopyId owner = owners.get(name);
      if (owner == null) {
        unclaimed.add(new Object[] {name.schema(), name.name(), copy.migration(), copy.attempt()});
      } else if (!owner.equals(copy)) {
        takeOver(copy, name, owner);
      }
    }
    try {
      statements.updateAll(
          "INSERT INTO {copied_table} (table_schema, table_name, migration, attempt, prepared,"
              + " planned) VALUES (?, ?, ?, ?, 0, 0)",
          unclaimed);
    } catch (SQLException e) {
      Map<TableName, CopyId> now = owners();
      // Another planner was faster. The next claim sees its rows.
      for (TableName name : names) {
        CopyId owner = now.get(name);
        if (owner != null && !owner.equals(copy)) {
          throw new TableClaimedException(name, owner);
        }
      }
      throw e;
    }
  }

  private void takeOver(CopyId copy, TableName table, CopyId owner) throws SQLException {
    if (!owner.migration().equals(copy.migration()) || owner.attempt() > copy.attempt()) {
      throw new TableClaimedException(table, owner);
    }
    TargetTransaction.run(
        target,
        () -> {
          boolean taken =
              statements.update(
                      "UPDATE {copied_table} SET attempt = ?, prepared = 0, planned = 0"
                          + " WHERE table_schema = ? AND table_name = ? AND migration = ?"
                          + " AND attempt < ?",
                      copy.attempt(),
                      table.schema(),
                      table.name(),
                      copy.migration(),
                      copy.attempt())
                  == 1;
          if (taken) {
            statements.update(
                "DELETE FROM {chunk} WHERE table_schema = ? AND table_name = ?",
                table.schema(),
                table.name());
            SetAsideTable.forget(target, table);
          }
          return taken;
        });
  }

  /** Work on a table before its first chunk is planned. */
  @FunctionalInterface
  public interface Preparation {

    /**
     * Does the next step, in a transaction of the ledger's connection.
     *
     * @return false if it was the last one
     * @throws SQLException if the database fails
     */
    boolean step() throws SQLException;
  }

  /**
   * Prepares a table once, for example deletes its rows, before any of its chunks is planned. Each
   * step is one transaction that locks the table's row of the ledger. So another process of the
   * copy, which may have been paused since, cannot delete rows that were copied after the
   * preparation.
   *
   * @param preparation the steps; they are not called if the table is prepared already
   * @throws SQLException if the database fails
   */
  public void prepare(CopyId copy, TableName table, Preparation preparation) throws SQLException {
    boolean goesOn;
    do {
      goesOn =
          TargetTransaction.run(
              target,
              () -> {
                if (!mark(copy, table, 0)) {
                  return false;
                }
                if (preparation.step()) {
                  return true;
                }
                SetAsideTable.forget(target, table);
                mark(copy, table, 1);
                return false;
              });
    } while (goesOn);
  }

  private boolean mark(CopyId copy, TableName table, int prepared) throws SQLException {
    return statements.update(
            "UPDATE {copied_table} SET prepared = ? WHERE table_schema = ? AND table_name = ?"
                + " AND migration = ? AND attempt = ? AND prepared = 0",
            prepared,
            table.schema(),
            table.name(),
            copy.migration(),
            copy.attempt())
        == 1;
  }

  /**
   * Returns the copies to which tables belong.
   *
   * @throws SQLException if the database fails
   */
  public Map<TableName, CopyId> owners() throws SQLException {
    Map<TableName, CopyId> owners = new HashMap<>();
    statements.query(
        "SELECT table_schema, table_name, migration, attempt FROM {copied_table}",
        row ->
            owners.put(
                new TableName(row.getString(1), row.getString(2)),
                new CopyId(row.getString(3), row.getInt(4))));
    return owners;
  }

  /**
   * Adds the next chunks of tables, all or none. Only one planner may plan a table at a time. If a
   * second one adds the same number, the ledger's key refuses all that it adds: chunks of two plans
   * need not fit together. The same holds for a planner whose copy was replaced meanwhile.
   *
   * @throws CopySupersededException if a table no longer belongs to the copy
   * @throws SQLException if the database fails or has a chunk of such a number
   */
  void add(CopyId copy, List<Chunk> chunks) throws SQLException {
    Set<TableName> names = new LinkedHashSet<>();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Chunk chunk : chunks) {
      names.add(chunk.id().table());
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
          for (TableName name : names) {
            requireOwned(copy, name);
          }
          statements.updateAll(
              "INSERT INTO {chunk} (table_schema, table_name, number, migration, attempt, state,"
                  + " starts, from_key, to_key, expected_bytes, row_count, byte_count)"
                  + " VALUES (?, ?, ?, ?, ?, 'PLANNED', 0, ?, ?, ?, 0, 0)",
              rows);
          return true;
        });
  }

  /** Locks the table's row until the end of the transaction. */
  private void requireOwned(CopyId copy, TableName table) throws SQLException {
    int owned =
        statements.update(
            "UPDATE {copied_table} SET planned = 0"
                + " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?",
            table.schema(),
            table.name(),
            copy.migration(),
            copy.attempt());
    if (owned == 0) {
      throw new CopySupersededException(copy, table);
    }
  }

  /**
   * Returns the last chunk of a table that was planned.
   *
   * @return empty if the table has no chunk yet
   * @throws SQLException if the database fails
   */
  Optional<Chunk> last(CopyId copy, TableName table) throws SQLException {
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

  /** Records that all chunks of tables are in the ledger. */
  void planned(CopyId copy, Collection<TableName> names) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableName name : names) {
      rows.add(new Object[] {name.schema(), name.name(), copy.migration(), copy.attempt()});
    }
    statements.updateAll(
        "UPDATE {copied_table} SET planned = 1"
            + " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?",
        rows);
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
   * Takes a table from a copy. Its running chunks cannot commit any more. Idempotent.
   *
   * @throws SQLException if the database fails
   */
  public void release(CopyId copy, TableName table) throws SQLException {
    String ofTable = " WHERE table_schema = ? AND table_name = ? AND migration = ? AND attempt = ?";
    for (String from : List.of("{chunk}", "{copied_table}")) {
      statements.update(
          "DELETE FROM " + from + ofTable,
          table.schema(),
          table.name(),
          copy.migration(),
          copy.attempt());
    }
  }

  /**
   * Takes all tables from a migration, whatever the attempt. Its running chunks cannot commit any
   * more. Idempotent.
   *
   * @throws SQLException if the database fails
   */
  public void release(String migration) throws SQLException {
    statements.update("DELETE FROM {chunk} WHERE migration = ?", migration);
    statements.update("DELETE FROM {copied_table} WHERE migration = ?", migration);
    new CopyShares(target).forget(migration);
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
