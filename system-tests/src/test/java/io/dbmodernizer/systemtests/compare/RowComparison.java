package io.dbmodernizer.systemtests.compare;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares every cell of every row of two databases, both sides in the order of the primary key.
 */
public final class RowComparison {

  private static final int MOST_DIFFERENCES = 20;

  private final Connection source;
  private final Connection target;
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Long> rows = new TreeMap<>();

  private RowComparison(Connection source, Connection target) {
    this.source = source;
    this.target = target;
  }

  /**
   * What a comparison found.
   *
   * @param rows rows compared by table as {@code [schema].[table]}
   * @param differences what differs, in words; at most a handful for each table
   */
  public record Result(Map<String, Long> rows, List<String> differences) {}

  /** Compares all tables of both databases; a table on one side only is a difference. */
  public static Result compare(Connection source, Connection target) throws SQLException {
    RowComparison comparison = new RowComparison(source, target);
    Map<String, TableId> here = tables(source);
    Map<String, TableId> there = tables(target);
    if (!here.keySet().equals(there.keySet())) {
      comparison.differences.add(
          "tables differ: source has " + here.keySet() + ", target has " + there.keySet());
    }
    for (Map.Entry<String, TableId> table : here.entrySet()) {
      if (there.containsKey(table.getKey())) {
        comparison.compare(table.getValue());
      }
    }
    return new Result(comparison.rows, comparison.differences);
  }

  private void compare(TableId table) throws SQLException {
    List<String> key = primaryKey(source, table);
    String sql =
        "SELECT * FROM %s ORDER BY %s"
            .formatted(
                table.quoted(),
                String.join(", ", key.stream().map(column -> "\"" + column + "\"").toList()));
    try (Statement left = source.createStatement();
        Statement right = target.createStatement();
        ResultSet expected = left.executeQuery(sql);
        ResultSet actual = right.executeQuery(sql)) {
      List<String> columns = columns(expected.getMetaData());
      if (!columns.equals(columns(actual.getMetaData()))) {
        differences.add(
            table + ": columns are " + columns + " and " + columns(actual.getMetaData()));
        return;
      }
      rows.put(table.toString(), compareRows(table, columns, expected, actual));
    }
  }

  private long compareRows(
      TableId table, List<String> columns, ResultSet expected, ResultSet actual)
      throws SQLException {
    long count = 0;
    int most = differences.size() + MOST_DIFFERENCES;
    while (differences.size() < most) {
      boolean more = expected.next();
      if (more != actual.next()) {
        differences.add(
            table + ": " + (more ? "source" : "target") + " has more than " + count + " rows");
        break;
      }
      if (!more) {
        break;
      }
      count++;
      for (int i = 1; i <= columns.size(); i++) {
        Object wanted = cell(expected, i);
        Object found = cell(actual, i);
        if (!Objects.equals(wanted, found)) {
          differences.add(
              "%s row %d, %s: '%s' became '%s'"
                  .formatted(table, count, columns.get(i - 1), wanted, found));
        }
      }
    }
    return count;
  }

  /**
   * A value that equals another exactly if type and content are the same, trailing zeros included.
   */
  private static @Nullable Object cell(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Clob text) {
      return text.getSubString(1, Math.toIntExact(text.length()));
    }
    if (value instanceof Blob bytes) {
      return HexFormat.of().formatHex(bytes.getBytes(1, Math.toIntExact(bytes.length())));
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof BigDecimal number
        ? number.unscaledValue() + "e" + number.scale()
        : value;
  }

  private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(
          "%s %s(%d,%d)"
              .formatted(
                  metadata.getColumnName(i),
                  // Two names of one type.
                  metadata.getColumnTypeName(i).replace("NUMERIC", "DECIMAL"),
                  metadata.getPrecision(i),
                  metadata.getScale(i)));
    }
    return columns;
  }

  private static Map<String, TableId> tables(Connection connection) throws SQLException {
    Map<String, TableId> tables = new TreeMap<>();
    try (ResultSet found =
        connection.getMetaData().getTables(null, null, "%", new String[] {"BASE TABLE"})) {
      while (found.next()) {
        TableId table = new TableId(found.getString("TABLE_SCHEM"), found.getString("TABLE_NAME"));
        if (!table.schema().equalsIgnoreCase("INFORMATION_SCHEMA")) {
          tables.put(table.toString(), table);
        }
      }
    }
    return tables;
  }

  private static List<String> primaryKey(Connection connection, TableId table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet found =
        connection.getMetaData().getPrimaryKeys(null, table.schema(), table.name())) {
      while (found.next()) {
        columns.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(table + " has no primary key to order its rows by");
    }
    return List.copyOf(columns.values());
  }
}
