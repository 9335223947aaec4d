package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import java.util.List;

/**
 * One table of the sample and where its rows come from. Columns that the database computes itself
 * (identities, computed columns) are not named.
 *
 * @param schema schema of the table
 * @param table name of the table
 * @param columns the columns that are written
 * @param source produces the rows, the same ones every time
 */
record TableRows(String schema, String table, List<String> columns, RowSource source) {

  /** Produces all rows of a table. */
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
