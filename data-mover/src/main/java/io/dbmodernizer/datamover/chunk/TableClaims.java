package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.TargetTransaction;
import io.dbmodernizer.datamover.refused.SetAsideTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of the ledger that says to which copy a table belongs, and whether it is ready for its
 * rows. A table belongs to one copy. Statements of a copy that no longer owns a table change
 * nothing.
 *
 * <p>Not thread-safe, as the connection is not.
 */
public final class TableClaims {

  private final Connection target;
  private final LedgerStatements statements;

  TableClaims(Connection target, LedgerStatements statements) {
    this.target = target;
    this.statements = statements;
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
}
