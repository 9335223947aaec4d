package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.KeyRange;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams the values of a table's stored columns, row by row, as {@link StoredValues} reads them.
 */
final class TableRows {

  private static final int FETCH_SIZE = 2_000;

  /** A receiver of rows. It may keep the array, which is not reused. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(@Nullable Object[] values) throws SQLException;
  }

  private TableRows() {}

  static void forEach(
      Connection connection,
      Table table,
      SqlDialect dialect,
      @Nullable KeyRange range,
      RowVisitor visitor)
      throws SQLException {
    List<Column> columns = table.storedColumns();
    List<Object> bounds = new ArrayList<>();
    // A row without stored columns still counts.
    String selected =
        columns.isEmpty() ? "1" : dialect.quoteAll(columns.stream().map(Column::name).toList());
    String sql =
        "SELECT "
            + selected
            + " FROM "
            + dialect.quote(table.name())
            + (range == null ? "" : " WHERE " + condition(range, dialect, bounds));
    try (PreparedStatement query =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      query.setFetchSize(FETCH_SIZE);
      for (int at = 0; at < bounds.size(); at++) {
        query.setObject(at + 1, bounds.get(at));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          visitor.visit(values(rows, columns, dialect));
        }
      }
    }
  }

  private static String condition(KeyRange range, SqlDialect dialect, List<Object> bounds) {
    List<String> conditions = new ArrayList<>();
    Object from = range.from();
    if (from != null) {
      conditions.add(dialect.quote(range.column()) + " >= ?");
      bounds.add(from);
    }
    Object to = range.to();
    if (to != null) {
      conditions.add(dialect.quote(range.column()) + " < ?");
      bounds.add(to);
    }
    return String.join(" AND ", conditions);
  }

  private static @Nullable Object[] values(ResultSet row, List<Column> columns, SqlDialect dialect)
      throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = StoredValues.read(row, at + 1, columns.get(at).type(), dialect);
    }
    return values;
  }
}
