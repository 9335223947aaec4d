package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the columns of tables, views and functions, by number. */
final class SqlServerColumnNames {

  private final Map<SqlServerColumnId, String> names = new HashMap<>();

  private SqlServerColumnNames() {}

  static SqlServerColumnNames of(SqlServerViews views) throws SQLException {
    SqlServerColumnNames all = new SqlServerColumnNames();
    views.columns().forEach(column -> all.names.put(column.id(), column.name()));
    return all;
  }

  /** Returns the name of a column; null if there is none with this number. */
  @Nullable String find(int object, int column) {
    return names.get(new SqlServerColumnId(object, column));
  }

  /**
   * Returns the name of a column.
   *
   * @throws SQLException a transient one, if the column was not read
   */
  String of(int table, int column) throws SQLException {
    String name = find(table, column);
    if (name == null) {
      throw CatalogQuery.changedMeanwhile("column " + column + " of table number " + table);
    }
    return name;
  }
}
