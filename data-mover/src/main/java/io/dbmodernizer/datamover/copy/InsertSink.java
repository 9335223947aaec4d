package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows by batches of an insert statement. */
final class InsertSink implements RowSink {

  private final Connection target;
  private final SqlDialect dialect;
  private final ColumnType[] types;
  private final String statement;
  private @Nullable PreparedStatement prepared;

  /**
   * Creates a sink.
   *
   * @param table the table as the target has it
   * @param columns the columns of the target in the order of the values
   */
  InsertSink(Connection target, SqlDialect dialect, Table table, List<Column> columns) {
    this.target = target;
    this.dialect = dialect;
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.statement =
        columns.stream()
            .map(column -> dialect.parameter(column.type()))
            .collect(
                Collectors.joining(", ", dialect.insertInto(table, columns) + " VALUES (", ")"));
  }

  @Override
  public void write(List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement insert = prepared == null ? target.prepareStatement(statement) : prepared;
    prepared = insert;
    for (@Nullable Object[] values : rows) {
      for (int at = 0; at < values.length; at++) {
        dialect.writeParameter(insert, at + 1, types[at], values[at]);
      }
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /** Returns the statement that inserts a row. */
  String statement() {
    return statement;
  }

  @Override
  public void close() throws SQLException {
    try (PreparedStatement closed = prepared) {
      prepared = null;
    }
  }
}
