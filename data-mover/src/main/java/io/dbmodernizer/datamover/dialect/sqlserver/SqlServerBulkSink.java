package io.dbmodernizer.datamover.dialect.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.RowSink;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows by the driver's bulk copy, within the transaction of its connection. Identity values
 * and NULLs are kept, checks and foreign keys are checked, and triggers do not fire. The table is
 * locked only if loading sessions do not wait for each other then.
 *
 * <p>The default build has no SQL Server. A test reads what the driver sends for each type, not
 * what a server makes of it.
 */
final class SqlServerBulkSink implements RowSink {

  private final SQLServerBulkCopy copy;
  private final List<Column> columns;

  /**
   * Creates a sink.
   *
   * @param table the table's full name as SQL text
   * @param columns the columns in the order of the values, all of which a bulk copy carries
   * @param locksTable true to lock the table for loading
   */
  SqlServerBulkSink(
      SQLServerConnection target, String table, List<Column> columns, boolean locksTable)
      throws SQLException {
    this.columns = columns;
    this.copy = new SQLServerBulkCopy(target);
    SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
    options.setKeepIdentity(true);
    options.setKeepNulls(true);
    options.setCheckConstraints(true);
    options.setFireTriggers(false);
    options.setTableLock(locksTable);
    options.setUseInternalTransaction(false);
    options.setBatchSize(0);
    options.setBulkCopyTimeout(0);
    copy.setBulkCopyOptions(options);
    copy.setDestinationTableName(table);
    for (int at = 0; at < columns.size(); at++) {
      copy.addColumnMapping(at + 1, columns.get(at).name());
    }
  }

  @Override
  public void write(List<@Nullable Object[]> rows) throws SQLException {
    copy.writeToServer(new SqlServerBulkRows(columns, rows));
  }

  @Override
  public void close() {
    copy.close();
  }
}
