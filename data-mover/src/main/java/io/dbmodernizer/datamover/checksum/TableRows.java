package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
      RangeCondition condition,
      RowVisitor visitor)
      throws SQLException {
    ComparedColumns columns = new ComparedColumns(table.storedColumns(), dialect);
    String sql =
        "SELECT "
            + columns.selectList()
            + " FROM "
            + dialect.quote(table.name())
            + condition.where();
    try (PreparedStatement query =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      query.setFetchSize(FETCH_SIZE);
      condition.bind(query, dialect);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.visit(rows, visitor);
        }
      }
    }
  }
}
