package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.PlatformReader;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the sizes of H2's tables. The features of SQL Server do not exist in H2. */
final class H2PlatformReader implements PlatformReader {

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, ROW_COUNT_ESTIMATE
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME""";

  private final Function<TableName, String> quote;

  /**
   * @param quote returns a table's full name as SQL text
   */
  H2PlatformReader(Function<TableName, String> quote) {
    this.quote = quote;
  }

  @Override
  public List<PlatformUse> uses(Connection connection) {
    return List.of();
  }

  @Override
  public List<TableSize> sizes(Connection connection) throws SQLException {
    List<TableSize> rows = new ArrayList<>();
    forEachRow(
        connection,
        TABLES,
        row -> rows.add(new TableSize(table(row), row.getLong("ROW_COUNT_ESTIMATE"), 0)));
    List<TableSize> sizes = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT DISK_SPACE_USED(?)")) {
      for (TableSize size : rows) {
        query.setString(1, quote.apply(size.table()));
        try (ResultSet result = query.executeQuery()) {
          result.next();
          sizes.add(new TableSize(size.table(), size.rows(), result.getLong(1)));
        }
      }
    }
    return sizes;
  }
}
