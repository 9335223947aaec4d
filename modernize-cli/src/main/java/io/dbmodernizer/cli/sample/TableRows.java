package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import java.util.List;

/**
 * One table of the sample and the source of its rows. Columns that the database computes
 * (identities, computed columns) are left out.
 *
 * @param schema schema of the table
 * @param table name of the table
 * @param columns columns to write
 * @param source source of the rows, which are always the same
 */
record TableRows(String schema, String table, List<String> columns, RowSource source) {

  /** A source of all rows of a table. */
  @FunctionalInterface
  interface RowSource {

    /** Writes every row to the sink. */
    void writeTo(RowSink sink) throws SQLException;
  }

  static TableRows of(String schema, String table, String columns, RowSource source) {
    return new TableRows(schema, table, List.of(columns.split(", ")), source);
  }

  String insertStatement() {
    return "INSERT INTO \"%s\".\"%s\" (\"%s\") VALUES (%s)"
        .formatted(
            schema,
            table,
            String.join("\", \"", columns),
            String.join(", ", columns.stream().map(column -> "?").toList()));
  }
}
