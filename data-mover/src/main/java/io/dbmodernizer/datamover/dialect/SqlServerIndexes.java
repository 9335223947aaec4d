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

  private record Part(int column, boolean descending, boolean included) {}

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
                        row.getInt("column_id"),
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
            add(row, table.get(), names, columns, assembler);
          }
        });
  }

  private static void add(
      ResultSet row,
      TableName table,
      SqlServerNames names,
      List<Part> parts,
      CatalogAssembler assembler)
      throws SQLException {
    int object = row.getInt("object_id");
    List<IndexColumn> key = new ArrayList<>();
    List<String> included = new ArrayList<>();
    for (Part part : parts) {
      String column = names.column(object, part.column());
      if (part.included()) {
        included.add(column);
      } else {
        key.add(new IndexColumn(column, part.descending()));
      }
    }
    String name = row.getString("name");
    boolean clustered = row.getInt("type") == CLUSTERED;
    List<String> columns = key.stream().map(IndexColumn::name).toList();
    List<String> descending =
        key.stream().filter(IndexColumn::descending).map(IndexColumn::name).toList();
    if (row.getBoolean("is_primary_key")) {
      assembler.primaryKey(table, new PrimaryKey(name, columns, clustered, descending));
    } else if (row.getBoolean("is_unique_constraint")) {
      assembler.uniqueConstraint(table, new UniqueConstraint(name, columns, clustered, descending));
    } else {
      boolean unique = row.getBoolean("is_unique");
      String filter = row.getString("filter_text");
      assembler.index(table, new Index(name, unique, key, included, filter, clustered));
    }
  }
}
