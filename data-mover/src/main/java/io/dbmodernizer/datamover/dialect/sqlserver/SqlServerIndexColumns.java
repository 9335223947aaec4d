package io.dbmodernizer.datamover.dialect.sqlserver;

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

  private record Part(SqlServerIndexColumnRow row, String column) {}

  private final Map<SqlServerIndexId, List<Part>> parts = new HashMap<>();

  private SqlServerIndexColumns() {}

  static SqlServerIndexColumns of(
      SqlServerViews views, SqlServerObjectNames names, SqlServerColumnNames columns)
      throws SQLException {
    SqlServerIndexColumns all = new SqlServerIndexColumns();
    for (SqlServerIndexColumnRow row : views.indexColumns()) {
      int table = row.id().object();
      if (names.table(table) != null) {
        all.parts
            .computeIfAbsent(row.id(), key -> new ArrayList<>())
            .add(new Part(row, columns.of(table, row.column())));
      }
    }
    return all;
  }

  /** Returns the key columns in parentheses. */
  String keys(SqlServerIndexId index) {
    return of(index).stream()
        .filter(part -> part.row().key() > 0)
        .sorted(Comparator.comparingInt(part -> part.row().key()))
        .map(part -> SQL.quote(part.column()) + (part.row().descending() ? " DESC" : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Returns the included columns in parentheses; empty if there are none. */
  String included(SqlServerIndexId index) {
    List<String> included =
        of(index).stream().filter(part -> part.row().included()).map(Part::column).toList();
    return included.isEmpty() ? "" : "(" + SQL.quoteAll(included) + ")";
  }

  /** Returns the columns by which a columnstore is ordered, in parentheses; empty for none. */
  String order(SqlServerIndexId index) {
    List<String> ordered =
        of(index).stream()
            .filter(part -> part.row().order() > 0)
            .sorted(Comparator.comparingInt(part -> part.row().order()))
            .map(Part::column)
            .toList();
    return ordered.isEmpty() ? "" : "(" + SQL.quoteAll(ordered) + ")";
  }

  /**
   * Returns the only column of an XML index or spatial index, in parentheses. It is not a key,
   * because its values have no order.
   */
  String only(SqlServerIndexId index) {
    return of(index).stream()
        .limit(1)
        .map(part -> SQL.quote(part.column()))
        .collect(Collectors.joining("", "(", ")"));
  }

  private List<Part> of(SqlServerIndexId index) {
    return parts.getOrDefault(index, List.of());
  }
}
