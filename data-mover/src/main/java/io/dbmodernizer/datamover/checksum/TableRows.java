package io.dbmodernizer.datamover.checksum;

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

/** Streams the values of a table's stored columns, row by row and value by value. */
final class TableRows {

  private static final int FETCH_SIZE = 2_000;

  /** A receiver of rows. */
  interface RowVisitor {

    /**
     * Takes the next value of the row.
     *
     * @param column the position in {@link Table#storedColumns()}, from 0
     * @param value the value as {@link ComparedColumns} reads it
     */
    void value(int column, @Nullable Object value) throws SQLException;

    /** Ends the row. */
    void endOfRow() throws SQLException;
  }

  private TableRows() {}

  static void forEach(
      Connection connection,
      Table table,
      SqlDialect dialect,
      @Nullable KeyRange range,
      RowVisitor visitor)
      throws SQLException {
    ComparedColumns columns = new ComparedColumns(table.storedColumns(), dialect);
    List<Object> bounds = new ArrayList<>();
    String sql =
        "SELECT "
            + columns.selectList()
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
          columns.visit(rows, visitor);
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
}
