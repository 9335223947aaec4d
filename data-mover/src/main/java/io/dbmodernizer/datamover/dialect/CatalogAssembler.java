package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableStorage;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A collector of what catalog queries return row by row. The tables come first, everything else in
 * any order.
 */
public final class CatalogAssembler {

  private final List<String> schemas = new ArrayList<>();
  private final Map<TableName, List<Column>> columns = new TreeMap<>();
  private final Map<TableName, PrimaryKey> primaryKeys = new HashMap<>();
  private final Map<TableName, List<UniqueConstraint>> uniqueConstraints = new HashMap<>();
  private final Map<TableName, List<Index>> indexes = new HashMap<>();
  private final Map<TableName, List<ForeignKey>> foreignKeys = new HashMap<>();
  private final Map<TableName, List<CheckConstraint>> checks = new HashMap<>();

  private final Map<TableName, Map<String, String>> storage = new HashMap<>();

  private @Nullable String collation;

  /**
   * Sets the collation of the database.
   *
   * @param name the name, or null if it has none
   */
  public void collation(@Nullable String name) {
    collation = name;
  }

  /** Adds a schema. */
  public void schema(String name) {
    schemas.add(name);
  }

  /** Adds a table. It need not have columns. */
  public void table(TableName table) {
    columns.putIfAbsent(table, new ArrayList<>());
  }

  /** Adds a column. A column of an unknown table, for example of a view, is ignored. */
  public void column(TableName table, Column column) {
    List<Column> known = columns.get(table);
    if (known != null) {
      known.add(column);
    }
  }

  /** Sets the primary key of a table. */
  public void primaryKey(TableName table, PrimaryKey key) {
    primaryKeys.put(table, key);
  }

  /** Adds a unique constraint of a table. */
  public void uniqueConstraint(TableName table, UniqueConstraint constraint) {
    uniqueConstraints.computeIfAbsent(table, key -> new ArrayList<>()).add(constraint);
  }

  /** Adds an index of a table. */
  public void index(TableName table, Index index) {
    indexes.computeIfAbsent(table, key -> new ArrayList<>()).add(index);
  }

  /** Adds a foreign key of a table. */
  public void foreignKey(TableName table, ForeignKey foreignKey) {
    foreignKeys.computeIfAbsent(table, key -> new ArrayList<>()).add(foreignKey);
  }

  /** Adds a check of a table. */
  public void check(TableName table, CheckConstraint check) {
    checks.computeIfAbsent(table, key -> new ArrayList<>()).add(check);
  }

  /**
   * Adds where an index or table is stored.
   *
   * @param index the name of the index, empty for the table itself
   */
  public void storage(TableName table, String index, String clause) {
    storage.computeIfAbsent(table, key -> new HashMap<>()).put(index, clause);
  }

  /** Returns the catalog of all that was added. */
  public DatabaseCatalog catalog() {
    List<Table> tables = new ArrayList<>();
    columns.forEach(
        (name, tableColumns) ->
            tables.add(
                new Table(
                    name,
                    tableColumns,
                    primaryKeys.get(name),
                    uniqueConstraints.getOrDefault(name, List.of()),
                    indexes.getOrDefault(name, List.of()),
                    foreignKeys.getOrDefault(name, List.of()),
                    checks.getOrDefault(name, List.of()),
                    new TableStorage(storage.getOrDefault(name, Map.of())))));
    return new DatabaseCatalog(schemas, tables, collation);
  }
}
