package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows by insert statements, several rows in one where the dialect prefers it. */
final class InsertSink implements RowSink {

  private final Connection target;
  private final SqlDialect dialect;
  private final List<Column> columns;
  private final ColumnType[] types;
  private final String insert;
  private final int rowsPerInsert;
  private @Nullable PreparedStatement fullInsert;
  private @Nullable PreparedStatement singleInsert;

  /**
   * Creates a sink.
   *
   * @param table the table as the target has it
   * @param columns the columns of the target in the order of the values
   */
  InsertSink(Connection target, SqlDialect dialect, Table table, List<Column> columns) {
    this.target = target;
    this.dialect = dialect;
    this.columns = columns;
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.insert = dialect.insertInto(table, columns) + " VALUES ";
    this.rowsPerInsert = dialect.rowsPerInsert(columns.size());
  }

  @Override
  public void write(List<@Nullable Object[]> rows) throws SQLException {
    int full = rows.size() / rowsPerInsert * rowsPerInsert;
    if (full > 0) {
      fullInsert = insert(fullInsert, rows.subList(0, full), rowsPerInsert);
    }
    if (full < rows.size()) {
      singleInsert = insert(singleInsert, rows.subList(full, rows.size()), 1);
    }
  }

  /** Prepares the statement only if it is needed: most tables are smaller than one full insert. */
  private PreparedStatement insert(
      @Nullable PreparedStatement prepared, List<@Nullable Object[]> rows, int rowsEach)
      throws SQLException {
    PreparedStatement insert =
        prepared == null ? target.prepareStatement(statement(rowsEach)) : prepared;
    for (int from = 0; from < rows.size(); from += rowsEach) {
      bind(insert, rows.subList(from, from + rowsEach));
      insert.addBatch();
    }
    insert.executeBatch();
    return insert;
  }

  /** Returns the statement that inserts a number of rows. */
  String statement(int rows) {
    String row =
        columns.stream()
            .map(column -> dialect.parameter(column.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    return insert + String.join(", ", Collections.nCopies(rows, row));
  }

  private void bind(PreparedStatement statement, List<@Nullable Object[]> rows)
      throws SQLException {
    int parameter = 1;
    for (@Nullable Object[] values : rows) {
      for (int at = 0; at < values.length; at++) {
        dialect.writeParameter(statement, parameter++, types[at], values[at]);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (PreparedStatement full = fullInsert;
        PreparedStatement single = singleInsert) {
      fullInsert = null;
      singleInsert = null;
    }
  }
}
