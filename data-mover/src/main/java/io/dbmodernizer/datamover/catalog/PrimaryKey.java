package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A table's primary key.
 *
 * @param name the constraint's name
 * @param columns the columns in key order, not empty
 * @param clustered whether the table is stored in key order; always true if the database has no
 *     choice
 * @param descending the key columns in descending order, a subset of {@code columns}
 */
public record PrimaryKey(
    String name, List<String> columns, boolean clustered, List<String> descending) {

  /** Creates a primary key with all columns in ascending order. */
  public PrimaryKey(String name, List<String> columns, boolean clustered) {
    this(name, columns, clustered, List.of());
  }

  public PrimaryKey {
    columns = List.copyOf(columns);
    descending = List.copyOf(descending);
  }
}
