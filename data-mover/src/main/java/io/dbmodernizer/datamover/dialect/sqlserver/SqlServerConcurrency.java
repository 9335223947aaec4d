package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.ReadConsistency;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the current database allows to readers.
 *
 * @param consistency the best that a reading transaction can have
 * @param readOnly whether nothing can change the database while it stays in this state
 */
record SqlServerConcurrency(ReadConsistency consistency, boolean readOnly) {

  /** The level SNAPSHOT in {@link Connection#setTransactionIsolation} of Microsoft's driver. */
  static final int SNAPSHOT = 4096;

  /** The state ON. In the states of transition (2 and 3) no snapshot transaction can begin. */
  private static final int ALLOWED = 1;

  /**
   * Finds the database by its name, because its number can be another one in Azure SQL Database.
   */
  static final String SQL =
      """
      SELECT snapshot_isolation_state, is_read_committed_snapshot_on, is_read_only, is_in_standby
      FROM sys.databases
      WHERE name = DB_NAME()""";

  /**
   * Asks the database.
   *
   * @throws SQLException if the database fails
   */
  static SqlServerConcurrency of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL)) {
      return rows.next()
          ? new SqlServerConcurrency(consistency(rows), readOnly(rows))
          : new SqlServerConcurrency(ReadConsistency.COMMITTED_ROWS, false);
    }
  }

  private static ReadConsistency consistency(ResultSet row) throws SQLException {
    if (row.getInt(1) == ALLOWED) {
      return ReadConsistency.SNAPSHOT;
    }
    return row.getBoolean(2) ? ReadConsistency.STATEMENT : ReadConsistency.COMMITTED_ROWS;
  }

  /**
   * Returns whether an administrator has set the database read-only. A standby database is
   * read-only, too, but restores of the log change it. On a readable secondary the setting is that
   * of its primary. So the property Updateability, which is READ_ONLY on both, is not asked.
   */
  private static boolean readOnly(ResultSet row) throws SQLException {
    return row.getBoolean(3) && !row.getBoolean(4);
  }

  /** Returns the level to read with. */
  int isolation() {
    return consistency == ReadConsistency.SNAPSHOT
        ? SNAPSHOT
        : Connection.TRANSACTION_READ_COMMITTED;
  }
}
