package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A table's primary key.
 *
 * @param name the constraint's name
 * @param columns the columns in key order, not empty
 * @param clustered whether the table is stored in key order; always true where the database has no
 *     choice
 * @param descending the columns of the key that are sorted from high to low
 */
public record PrimaryKey(
    String name, List<String> columns, boolean clustered, List<String> descending) {

  /** A primary key whose columns are all sorted from low to high. */
  public PrimaryKey(String name, List<String> columns, boolean clustered) {
    this(name, columns, clustered, List.of());
  }

  public PrimaryKey {
    columns = List.copyOf(columns);
    descending = List.copyOf(descending);
  }
}
