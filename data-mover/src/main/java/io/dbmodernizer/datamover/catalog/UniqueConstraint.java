package io.dbmodernizer.datamover.catalog;

import java.util.List;

/**
 * A unique constraint other than the primary key.
 *
 * @param name the constraint's name
 * @param columns the columns in key order, not empty
 */
public record UniqueConstraint(String name, List<String> columns) {

  public UniqueConstraint {
    columns = List.copyOf(columns);
  }
}
