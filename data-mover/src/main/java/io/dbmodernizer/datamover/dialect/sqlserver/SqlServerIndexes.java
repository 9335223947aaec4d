package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The primary keys, unique constraints and indexes of SQL Server's user tables. */
final class SqlServerIndexes {

  private SqlServerIndexes() {}

  /** Adds the enabled rowstore indexes by name. */
  static void addAll(SqlServerViews views, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    Map<SqlServerIndexId, List<SqlServerIndexColumnRow>> columns = new HashMap<>();
    for (SqlServerIndexColumnRow row : views.indexColumns()) {
      if (names.table(row.id().object()).isPresent() && (row.key() > 0 || row.included())) {
        columns.computeIfAbsent(row.id(), key -> new ArrayList<>()).add(row);
      }
    }
    List<SqlServerIndexRow> indexes =
        views.indexes().stream()
            .filter(SqlServerIndexRow::isEnabledRowstore)
            .sorted(Comparator.comparing(index -> Objects.requireNonNull(index.name())))
            .toList();
    for (SqlServerIndexRow index : indexes) {
      Optional<TableName> table = names.table(index.id().object());
      List<SqlServerIndexColumnRow> parts = columns.get(index.id());
      if (table.isPresent() && parts != null) {
        parts.sort(SqlServerIndexColumnRow.KEYS_FIRST);
        add(index, table.get(), names, parts, assembler);
      }
    }
  }

  private static void add(
      SqlServerIndexRow index,
      TableName table,
      SqlServerNames names,
      List<SqlServerIndexColumnRow> parts,
      CatalogAssembler assembler)
      throws SQLException {
    List<IndexColumn> key = new ArrayList<>();
    List<String> included = new ArrayList<>();
    for (SqlServerIndexColumnRow part : parts) {
      String column = names.column(new SqlServerColumnId(part.id().object(), part.column()));
      if (part.included()) {
        included.add(column);
      } else {
        key.add(new IndexColumn(column, part.descending()));
      }
    }
    String name = Objects.requireNonNull(index.name());
    boolean clustered = index.type() == SqlServerIndexRow.CLUSTERED;
    List<String> columns = key.stream().map(IndexColumn::name).toList();
    List<String> descending =
        key.stream().filter(IndexColumn::descending).map(IndexColumn::name).toList();
    if (index.primaryKey()) {
      assembler.primaryKey(table, new PrimaryKey(name, columns, clustered, descending));
    } else if (index.uniqueConstraint()) {
      assembler.uniqueConstraint(table, new UniqueConstraint(name, columns, clustered, descending));
    } else {
      assembler.index(
          table, new Index(name, index.unique(), key, included, index.filter(), clustered));
    }
  }
}
