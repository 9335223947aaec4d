package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the indexes that do not belong to a constraint. Each view is read once, and this class
 * joins them.
 */
final class H2Indexes {

  private static final String INDEXES =
      """
      SELECT INDEX_SCHEMA, INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, INDEX_TYPE_NAME
      FROM INFORMATION_SCHEMA.INDEXES
      WHERE NOT IS_GENERATED
      ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME""";

  private static final String COLUMNS =
      """
      SELECT INDEX_SCHEMA, INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION, IS_UNIQUE
      FROM INFORMATION_SCHEMA.INDEX_COLUMNS
      ORDER BY INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION""";

  private record Name(String schema, String name) {

    static Name of(ResultSet row) throws SQLException {
      return new Name(row.getString("INDEX_SCHEMA"), row.getString("INDEX_NAME"));
    }
  }

  private record Header(TableName table, boolean unique) {}

  private record Part(IndexColumn column, boolean unique) {}

  private H2Indexes() {}

  static void read(Connection connection, CatalogAssembler assembler) throws SQLException {
    Map<Name, Header> headers = new LinkedHashMap<>();
    forEachRow(
        connection,
        INDEXES,
        row ->
            headers.put(
                Name.of(row),
                new Header(table(row), row.getString("INDEX_TYPE_NAME").startsWith("UNIQUE"))));
    if (headers.isEmpty()) {
      return;
    }
    Map<Name, List<Part>> parts = new HashMap<>();
    forEachRow(
        connection,
        COLUMNS,
        row -> parts.computeIfAbsent(Name.of(row), name -> new ArrayList<>()).add(part(row)));
    headers.forEach(
        (name, header) ->
            assembler.index(
                header.table(), index(name.name(), header, parts.getOrDefault(name, List.of()))));
  }

  private static Part part(ResultSet row) throws SQLException {
    boolean descending = "DESC".equals(row.getString("ORDERING_SPECIFICATION"));
    return new Part(
        new IndexColumn(row.getString("COLUMN_NAME"), descending), row.getBoolean("IS_UNIQUE"));
  }

  /**
   * Creates an index. A column of a unique index that is not unique itself is an included column.
   */
  private static Index index(String name, Header header, List<Part> parts) {
    List<IndexColumn> key = new ArrayList<>();
    List<String> included = new ArrayList<>();
    for (Part part : parts) {
      if (header.unique() && !part.unique()) {
        included.add(part.column().name());
      } else {
        key.add(part.column());
      }
    }
    return new Index(name, header.unique(), key, included, null, false);
  }
}
