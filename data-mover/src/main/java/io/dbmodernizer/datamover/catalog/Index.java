package io.dbmodernizer.datamover.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that does not belong to a constraint.
 *
 * @param name the index's name
 * @param unique whether key values are unique
 * @param columns the key columns in order, not empty
 * @param includedColumns the columns that are stored with the key but are not part of it
 * @param filter the predicate of a filtered index in the SQL of its database, or null
 * @param clustered whether the table is stored in the order of this index
 */
public record Index(
    String name,
    boolean unique,
    List<IndexColumn> columns,
    List<String> includedColumns,
    @Nullable String filter,
    boolean clustered) {

  public Index {
    columns = List.copyOf(columns);
    includedColumns = List.copyOf(includedColumns);
  }
}
