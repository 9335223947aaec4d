package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A unique constraint other than the primary key.
 *
 * @param name the constraint's name
 * @param columns the columns in key order, not empty
 * @param clustered whether the table is stored in the order of this key
 * @param descending the key columns in descending order, a subset of {@code columns}
 */
public record UniqueConstraint(
    String name, List<String> columns, boolean clustered, List<String> descending) {

  /** Creates a constraint that is not clustered and has all columns in ascending order. */
  public UniqueConstraint(String name, List<String> columns) {
    this(name, columns, false, List.of());
  }

  public UniqueConstraint {
    columns = List.copyOf(columns);
    descending = List.copyOf(descending);
  }
}
