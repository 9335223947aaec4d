package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A table's primary key.
 *
 * @param name the constraint's name
 * @param columns the columns in key order, not empty
 * @param clustered whether the table is stored in key order; always true where the database has no
 *     choice
 */
public record PrimaryKey(String name, List<String> columns, boolean clustered) {

  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
