package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the primary keys, unique constraints and indexes of SQL Server's user tables. */
final class SqlServerIndexes {

  private static final int CLUSTERED = 1;

  private record IndexId(int object, int index) {

    static IndexId of(ResultSet row) throws SQLException {
      return new IndexId(row.getInt("object_id"), row.getInt("index_id"));
    }
  }

  private record Part(String column, boolean descending, boolean included) {}

  private SqlServerIndexes() {}

  static void read(
      Connection connection, int majorVersion, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    Map<IndexId, List<Part>> parts = new HashMap<>();
    forEachRow(
        connection,
        SqlServerCatalogSql.INDEX_COLUMNS,
        row -> {
          int object = row.getInt("object_id");
          if (names.table(object).isPresent()) {
            parts
                .computeIfAbsent(IndexId.of(row), key -> new ArrayList<>())
                .add(
                    new Part(
                        names.column(object, row.getInt("column_id")),
                        row.getBoolean("is_descending_key"),
                        row.getBoolean("is_included_column")));
          }
        });
    forEachRow(
        connection,
        SqlServerCatalogSql.indexes(majorVersion),
        row -> {
          Optional<TableName> table = names.table(row.getInt("object_id"));
          List<Part> columns = parts.get(IndexId.of(row));
          if (table.isPresent() && columns != null) {
            add(row, table.get(), columns, assembler);
          }
        });
  }

  private static void add(
      ResultSet row, TableName table, List<Part> parts, CatalogAssembler assembler)
      throws SQLException {
    String name = row.getString("name");
    boolean clustered = row.getInt("type") == CLUSTERED;
    List<Part> key = parts.stream().filter(part -> !part.included()).toList();
    List<String> columns = key.stream().map(Part::column).toList();
    List<String> descending = key.stream().filter(Part::descending).map(Part::column).toList();
    if (row.getBoolean("is_primary_key")) {
      assembler.primaryKey(table, new PrimaryKey(name, columns, clustered, descending));
    } else if (row.getBoolean("is_unique_constraint")) {
      assembler.uniqueConstraint(table, new UniqueConstraint(name, columns, clustered, descending));
    } else {
      assembler.index(
          table,
          new Index(
              name,
              row.getBoolean("is_unique"),
              key.stream().map(part -> new IndexColumn(part.column(), part.descending())).toList(),
              parts.stream().filter(Part::included).map(Part::column).toList(),
              row.getString("filter_text"),
              clustered));
    }
  }
}
