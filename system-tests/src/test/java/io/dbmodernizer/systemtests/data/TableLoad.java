package io.dbmodernizer.systemtests.data;

import io.dbmodernizer.systemtests.compare.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows given as text, one value for each column of the table in its order. Values of
 * computed columns are left to the database.
 */
final class TableLoad implements AutoCloseable {

  private static final int BATCH = 1_000;

  private record Target(String column, boolean binary, boolean computed) {}

  private final Connection connection;
  private final TableId table;
  private final List<Target> columns = new ArrayList<>();
  private final PreparedStatement insert;
  private int pending;
  private long rows;

  TableLoad(Connection connection, TableId table) throws SQLException {
    this.connection = connection;
    this.table = table;
    readColumns();
    List<String> names =
        columns.stream().filter(c -> !c.computed()).map(c -> "\"" + c.column() + "\"").toList();
    this.insert =
        connection.prepareStatement(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                    table.quoted(),
                    String.join(", ", names),
                    String.join(", ", names.stream().map(name -> "?").toList())));
  }

  /** Names of all columns, computed ones included. */
  List<String> columnNames() {
    return columns.stream().map(Target::column).toList();
  }

  void add(List<@Nullable String> values) throws SQLException {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          "row %d of %s has %d values, the table has %d columns"
              .formatted(rows + 1, table, values.size(), columns.size()));
    }
    int parameter = 0;
    for (int i = 0; i < values.size(); i++) {
      Target column = columns.get(i);
      String value = values.get(i);
      if (column.computed()) {
        continue;
      }
      parameter++;
      if (value != null && column.binary()) {
        insert.setBytes(parameter, HexFormat.of().parseHex(value));
      } else {
        insert.setString(parameter, value);
      }
    }
    insert.addBatch();
    rows++;
    if (++pending == BATCH) {
      flush();
    }
  }

  /** Writes what is pending and returns the number of rows so far. */
  long flush() throws SQLException {
    if (pending > 0) {
      insert.executeBatch();
      pending = 0;
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }

  private void readColumns() throws SQLException {
    String sql =
        "SELECT COLUMN_NAME, DATA_TYPE, IS_GENERATED FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table.schema());
      query.setString(2, table.name());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          columns.add(
              new Target(
                  found.getString(1),
                  found.getString(2).startsWith("BINARY"),
                  "ALWAYS".equals(found.getString(3))));
        }
      }
    }
  }
}
