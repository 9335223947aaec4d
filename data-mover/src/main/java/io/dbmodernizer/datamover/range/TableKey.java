package io.dbmodernizer.datamover.range;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key by which a table is split: unique, and never NULL. Its columns have the order and the
 * directions of an index, so that the database can seek in it.
 *
 * @param columns the columns, not empty
 */
public record TableKey(List<KeyColumn> columns) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public TableKey {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a key needs at least one column");
    }
  }

  /**
   * Returns the primary key. If there is none, or one that holds a computed column, returns the
   * first unique constraint or index without nullable columns and without filter.
   *
   * @return the key; empty if the table has none whose values can be read and sent
   */
  public static Optional<TableKey> of(Table table) {
    PrimaryKey primary = table.primaryKey();
    Optional<TableKey> found =
        primary == null ? Optional.empty() : key(table, primary.columns(), primary.descending());
    for (UniqueConstraint unique : table.uniqueConstraints()) {
      found = found.or(() -> key(table, unique.columns(), unique.descending()));
    }
    for (Index index : table.indexes()) {
      if (index.unique() && index.filter() == null) {
        found = found.or(() -> key(table, index));
      }
    }
    return found;
  }

  private static Optional<TableKey> key(Table table, Index index) {
    return key(
        table,
        index.columns().stream().map(column -> column.name()).toList(),
        index.columns().stream()
            .filter(column -> column.descending())
            .map(column -> column.name())
            .toList());
  }

  private static Optional<TableKey> key(Table table, List<String> names, List<String> descending) {
    List<KeyColumn> columns = new ArrayList<>();
    for (String name : names) {
      Optional<Column> column =
          table.storedColumns().stream().filter(stored -> stored.name().equals(name)).findFirst();
      if (column.isEmpty() || !isPossibleIn(column.get())) {
        return Optional.empty();
      }
      columns.add(new KeyColumn(column.get(), descending.contains(name)));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new TableKey(columns));
  }

  /**
   * Returns true if a key may have this stored column: it forbids NULL and its type has an order.
   */
  public static boolean isPossibleIn(Column column) {
    return !column.nullable() && hasOrder(column);
  }

  private static boolean hasOrder(Column column) {
    return switch (column.type().family()) {
      case TEXT, NTEXT, IMAGE, XML, GEOMETRY, GEOGRAPHY, ROWVERSION, UNSUPPORTED -> false;
      default -> true;
    };
  }
}
