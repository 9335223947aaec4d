package io.dbmodernizer.datamover.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it.
 *
 * @param name schema and name
 * @param columns the columns in their order; some databases have tables without any
 * @param primaryKey the primary key, or null
 * @param uniqueConstraints unique constraints other than the primary key
 * @param indexes indexes that belong to no constraint
 * @param foreignKeys foreign keys of this table
 * @param checks check constraints
 */
public record Table(
    TableName name,
    List<Column> columns,
    @Nullable PrimaryKey primaryKey,
    List<UniqueConstraint> uniqueConstraints,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    List<CheckConstraint> checks) {

  public Table {
    columns = List.copyOf(columns);
    uniqueConstraints = List.copyOf(uniqueConstraints);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
  }

  /** A table without constraints other than a primary key. */
  public static Table of(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey) {
    return new Table(name, columns, primaryKey, List.of(), List.of(), List.of(), List.of());
  }

  /** The columns whose values are copied and compared: all but computed and rowversion columns. */
  public List<Column> storedColumns() {
    return columns.stream().filter(column -> !column.isGenerated()).toList();
  }

  /** The column of this name, upper and lower case being equal. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
  }

  /** The identity column; a table has at most one. */
  public Optional<Column> identityColumn() {
    return columns.stream().filter(c -> c.identity() != null).findFirst();
  }
}
