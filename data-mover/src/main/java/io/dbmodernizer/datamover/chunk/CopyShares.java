package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The limits of copies, beside the ledger on the target. The step of a copy stores them, and its
 * workers read them before and while they copy. So limits reach all workers within the time between
 * two looks, whatever their process.
 *
 * <p>A ledger of a former release has no table of limits until the first are stored. Not
 * thread-safe, as the connection is not.
 */
public final class CopyShares {

  private final LedgerTables tables;
  private final LedgerStatements statements;
  private boolean present;

  /**
   * Creates the access to the limits.
   *
   * @param target a connection to a target that has a ledger; it stays open
   * @throws SQLException if the database fails
   */
  public CopyShares(Connection target) throws SQLException {
    this.tables = new LedgerTables(target);
    this.statements = new LedgerStatements(target, tables);
  }

  /**
   * Returns the limits of a migration's copy.
   *
   * @return empty if none were stored
   * @throws SQLException if the database fails
   */
  public Optional<CopyShare> find(String migration) throws SQLException {
    if (!isPresent()) {
      return Optional.empty();
    }
    return statements
        .query(
            "SELECT version, tasks, rows_per_second, bytes_per_second FROM {copy_share}"
                + " WHERE migration = ?",
            row -> new CopyShare(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)),
            migration)
        .stream()
        .findFirst();
  }

  /**
   * Stores the limits of a migration's copy in place of earlier ones.
   *
   * @throws SQLException if the database fails
   */
  public void store(String migration, CopyShare share) throws SQLException {
    if (!isPresent()) {
      tables.createShares();
    }
    if (update(migration, share)) {
      return;
    }
    try {
      statements.update(
          "INSERT INTO {copy_share} (migration, version, tasks, rows_per_second, bytes_per_second)"
              + " VALUES (?, ?, ?, ?, ?)",
          migration,
          share.version(),
          share.tasks(),
          share.rowsPerSecond(),
          share.bytesPerSecond());
    } catch (SQLException e) {
      // Another process may have inserted the row meanwhile.
      if (!update(migration, share)) {
        throw e;
      }
    }
  }

  private boolean update(String migration, CopyShare share) throws SQLException {
    return statements.update(
            "UPDATE {copy_share} SET version = ?, tasks = ?, rows_per_second = ?,"
                + " bytes_per_second = ? WHERE migration = ?",
            share.version(),
            share.tasks(),
            share.rowsPerSecond(),
            share.bytesPerSecond(),
            migration)
        == 1;
  }

  /**
   * Removes the limits of a migration's copy. Idempotent.
   *
   * @throws SQLException if the database fails
   */
  public void forget(String migration) throws SQLException {
    if (isPresent()) {
      statements.update("DELETE FROM {copy_share} WHERE migration = ?", migration);
    }
  }

  /**
   * Returns the chunks of a copy that workers have begun and nobody has finished. It includes those
   * of workers that have died, until another worker begins them.
   *
   * @throws SQLException if the database fails
   */
  public List<RunningChunk> running(CopyId copy) throws SQLException {
    return statements.query(
        "SELECT table_schema, table_name, number, worker FROM {chunk}"
            + " WHERE migration = ? AND attempt = ? AND state = 'PLANNED' AND starts > 0"
            + " AND worker IS NOT NULL",
        row ->
            new RunningChunk(
                new ChunkId(new TableName(row.getString(1), row.getString(2)), row.getInt(3)),
                row.getString(4)),
        copy.migration(),
        copy.attempt());
  }

  private boolean isPresent() throws SQLException {
    present = present || tables.haveShares();
    return present;
  }
}
