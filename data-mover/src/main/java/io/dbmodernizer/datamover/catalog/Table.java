package io.dbmodernizer.datamover.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns, keys, indexes and constraints.
 *
 * @param name the schema and name
 * @param columns the columns in their order; empty if the database allows it
 * @param primaryKey the primary key, or null
 * @param uniqueConstraints the unique constraints other than the primary key
 * @param indexes the indexes that do not belong to a constraint
 * @param foreignKeys the foreign keys of this table
 * @param checks the check constraints
 * @param storage where it is stored; created and not compared
 */
public record Table(
    TableName name,
    List<Column> columns,
    @Nullable PrimaryKey primaryKey,
    List<UniqueConstraint> uniqueConstraints,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    List<CheckConstraint> checks,
    TableStorage storage) {

  /** Creates a table with the default storage. */
  public Table(
      TableName name,
      List<Column> columns,
      @Nullable PrimaryKey primaryKey,
      List<UniqueConstraint> uniqueConstraints,
      List<Index> indexes,
      List<ForeignKey> foreignKeys,
      List<CheckConstraint> checks) {
    this(
        name,
        columns,
        primaryKey,
        uniqueConstraints,
        indexes,
        foreignKeys,
        checks,
        TableStorage.DEFAULT);
  }

  public Table {
    columns = List.copyOf(columns);
    uniqueConstraints = List.copyOf(uniqueConstraints);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
  }

  /**
   * Returns a table without constraints other than a primary key.
   *
   * @param primaryKey the primary key, or null
   */
  public static Table of(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey) {
    return new Table(name, columns, primaryKey, List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Returns the columns whose values are copied and compared: all except computed and rowversion
   * columns. May be empty.
   */
  public List<Column> storedColumns() {
    return columns.stream().filter(column -> !column.isGenerated()).toList();
  }

  /**
   * Returns the column of this name. Upper and lower case are equal.
   *
   * @return the column; empty if there is none
   */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
  }

  /**
   * Returns the identity column. A table has at most one.
   *
   * @return the column; empty if there is none
   */
  public Optional<Column> identityColumn() {
    return columns.stream().filter(c -> c.identity() != null).findFirst();
  }
}
