package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.KeyRange;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Digests the content of tables: all columns but computed and rowversion ones, in the order in
 * which {@code Table} lists them. To compare two databases, give each the {@code Table} of its own
 * catalog, the columns in the same order: values are read by the types of that table, and a wrong
 * type hides what it cannot hold.
 */
public final class TableDigester {

  private TableDigester() {}

  /** Digests a whole table. */
  public static TableDigest digest(Connection connection, Table table, SqlDialect dialect)
      throws SQLException {
    return digest(connection, table, dialect, null);
  }

  /**
   * Digests the rows of a table within a key range. The digests of ranges that together cover all
   * rows exactly once add up to the digest of the table; rows whose key is NULL lie in no range.
   *
   * @param range the range, or null for all rows
   */
  public static TableDigest digest(
      Connection connection, Table table, SqlDialect dialect, @Nullable KeyRange range)
      throws SQLException {
    RowHasher hasher = new RowHasher();
    RowSum sum = new RowSum();
    TableRows.forEach(connection, table, dialect, range, values -> sum.add(hasher.hash(values)));
    return sum.digest();
  }
}
