package io.dbmodernizer.migration.factory;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One table of the pipeline.
 *
 * @param table the table, the same on both sides
 */
record SynchronizedTable(Table table) {

  /**
   * Returns the tables in an order in which a row comes after the rows that it refers to. Tables
   * that refer to each other in a circle are ordered by name.
   */
  static List<SynchronizedTable> inOrder(DatabaseCatalog catalog, Collection<TableName> names) {
    Set<TableName> ordered = new LinkedHashSet<>();
    names.stream()
        .sorted()
        .forEach(name -> visit(catalog, names, name, ordered, new LinkedHashSet<>()));
    return ordered.stream()
        .map(catalog::table)
        .flatMap(Optional::stream)
        .map(SynchronizedTable::new)
        .toList();
  }

  private static void visit(
      DatabaseCatalog catalog,
      Collection<TableName> names,
      TableName name,
      Set<TableName> ordered,
      Set<TableName> path) {
    if (ordered.contains(name) || !names.contains(name) || !path.add(name)) {
      return;
    }
    List<ForeignKey> keys = catalog.table(name).map(Table::foreignKeys).orElse(List.of());
    for (ForeignKey key : keys) {
      visit(catalog, names, key.referencedTable(), ordered, path);
    }
    ordered.add(name);
  }

  /**
   * Returns true if rows are matched by the primary key and inserted or updated. This needs a
   * primary key. If the table has an identity, the key must contain it, because an identity cannot
   * be updated.
   */
  boolean isUpserted() {
    PrimaryKey key = table.primaryKey();
    return key != null
        && table
            .identityColumn()
            .map(identity -> key.columns().stream().anyMatch(identity.name()::equalsIgnoreCase))
            .orElse(true);
  }

  /** Writes this table's item in the list of the pipeline. */
  void writeTo(ObjectNode item) {
    item.put("schema", table.name().schema());
    item.put("table", table.name().name());
    item.put("query", query());
    PrimaryKey key = table.primaryKey();
    if (isUpserted() && key != null) {
      key.columns().forEach(item.putArray("keys")::add);
    } else {
      item.put("script", "DELETE FROM " + SqlServerDialect.INSTANCE.quote(table.name()));
    }
  }

  /** Returns the query without computed and rowversion columns. The target writes these itself. */
  private String query() {
    SqlServerDialect dialect = SqlServerDialect.INSTANCE;
    List<String> columns = new ArrayList<>();
    table.storedColumns().stream().map(Column::name).forEach(columns::add);
    return "SELECT " + dialect.quoteAll(columns) + " FROM " + dialect.quote(table.name());
  }
}
