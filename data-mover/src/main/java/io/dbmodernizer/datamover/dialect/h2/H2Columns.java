package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of H2's views, and the expressions of its tables that may name objects. */
final class H2Columns {

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, GENERATION_EXPRESSION
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""";

  private static final String TABLE_CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE CONSTRAINT_TYPE = 'CHECK'""";

  private final Map<TableName, List<String>> ofViews = new HashMap<>();
  private final Map<TableName, List<String>> expressions = new HashMap<>();

  private H2Columns() {}

  /**
   * Reads the columns.
   *
   * @param checks the clauses of checks by the names of their constraints
   */
  static H2Columns read(Connection connection, Set<TableName> views, Map<TableName, String> checks)
      throws SQLException {
    H2Columns columns = new H2Columns();
    forEachRow(
        connection,
        COLUMNS,
        row -> {
          TableName table = CatalogQuery.table(row);
          if (views.contains(table)) {
            columns
                .ofViews
                .computeIfAbsent(table, key -> new ArrayList<>())
                .add(row.getString("COLUMN_NAME"));
          } else {
            columns.expression(table, row.getString("COLUMN_DEFAULT"));
            columns.expression(table, row.getString("GENERATION_EXPRESSION"));
          }
        });
    forEachRow(
        connection,
        TABLE_CONSTRAINTS,
        row -> columns.expression(H2Names.of(row, 3), checks.get(H2Names.of(row, 1))));
    return columns;
  }

  private void expression(TableName table, @Nullable String text) {
    if (text != null && text.indexOf('"') >= 0) {
      expressions.computeIfAbsent(table, key -> new ArrayList<>()).add(text);
    }
  }

  /** Returns the names of the columns of a view. */
  List<String> ofView(TableName view) {
    return ofViews.getOrDefault(view, List.of());
  }

  /** Returns the objects that tables cannot be created without. */
  Map<TableName, Set<ObjectId>> needed(H2Names names) {
    Map<TableName, Set<ObjectId>> needed = new HashMap<>();
    expressions.forEach(
        (table, texts) -> {
          for (String text : texts) {
            Set<ObjectId> objects = names.in(text).objects();
            if (!objects.isEmpty()) {
              needed.computeIfAbsent(table, key -> new HashSet<>()).addAll(objects);
            }
          }
        });
    return needed;
  }
}
