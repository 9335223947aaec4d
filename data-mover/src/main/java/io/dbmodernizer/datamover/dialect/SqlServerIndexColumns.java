package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of the indexes of user tables, as SQL text. */
final class SqlServerIndexColumns {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private record Id(int table, int index) {}

  private record Part(String column, int key, boolean descending, boolean included, int order) {}

  private final Map<Id, List<Part>> parts = new HashMap<>();

  private SqlServerIndexColumns() {}

  static SqlServerIndexColumns read(
      Connection connection, int version, SqlServerObjectNames names, SqlServerColumnNames columns)
      throws SQLException {
    SqlServerIndexColumns read = new SqlServerIndexColumns();
    forEachRow(
        connection,
        SqlServerFeatureSql.indexColumns(version),
        row -> {
          int table = row.getInt("object_id");
          if (names.table(table) != null) {
            read.parts
                .computeIfAbsent(new Id(table, row.getInt("index_id")), key -> new ArrayList<>())
                .add(part(row, columns.of(table, row.getInt("column_id"))));
          }
        });
    return read;
  }

  private static Part part(ResultSet row, String column) throws SQLException {
    return new Part(
        column,
        row.getInt("key_ordinal"),
        row.getBoolean("is_descending_key"),
        row.getBoolean("is_included_column"),
        row.getInt("column_store_order_ordinal"));
  }

  /** Returns the key columns in parentheses. */
  String keys(int table, int index) {
    return of(table, index).stream()
        .filter(part -> part.key() > 0)
        .sorted(Comparator.comparingInt(Part::key))
        .map(part -> SQL.quote(part.column()) + (part.descending() ? " DESC" : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Returns the included columns in parentheses; empty if there are none. */
  String included(int table, int index) {
    List<String> included =
        of(table, index).stream().filter(Part::included).map(Part::column).toList();
    return included.isEmpty() ? "" : "(" + SQL.quoteAll(included) + ")";
  }

  /** Returns the columns by which a columnstore is ordered, in parentheses; empty for none. */
  String order(int table, int index) {
    List<String> ordered =
        of(table, index).stream()
            .filter(part -> part.order() > 0)
            .sorted(Comparator.comparingInt(Part::order))
            .map(Part::column)
            .toList();
    return ordered.isEmpty() ? "" : "(" + SQL.quoteAll(ordered) + ")";
  }

  /**
   * Returns the only column of an XML index or spatial index, in parentheses. It is not a key,
   * because its values have no order.
   */
  String only(int table, int index) {
    return of(table, index).stream()
        .limit(1)
        .map(part -> SQL.quote(part.column()))
        .collect(Collectors.joining("", "(", ")"));
  }

  private List<Part> of(int table, int index) {
    return parts.getOrDefault(new Id(table, index), List.of());
  }
}
