package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.TableSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the sizes of H2's tables. */
final class H2Sizes {

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, ROW_COUNT_ESTIMATE
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME""";

  private H2Sizes() {}

  static List<TableSize> read(Connection connection) throws SQLException {
    List<TableSize> rows = new ArrayList<>();
    forEachRow(
        connection,
        TABLES,
        row -> rows.add(new TableSize(table(row), row.getLong("ROW_COUNT_ESTIMATE"), 0)));
    List<TableSize> sizes = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT DISK_SPACE_USED(?)")) {
      for (TableSize size : rows) {
        query.setString(1, H2Dialect.INSTANCE.quote(size.table()));
        try (ResultSet result = query.executeQuery()) {
          result.next();
          sizes.add(new TableSize(size.table(), size.rows(), result.getLong(1)));
        }
      }
    }
    return sizes;
  }
}
