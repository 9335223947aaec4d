package io.dbmodernizer.datamover.catalog;

import java.util.Map;

/**
 * Where the rows of a table and its indexes are stored. Created with them and not compared with
 * them.
 *
 * @param clauses the ends of the declarations in the SQL of the database, with a leading space, by
 *     the name of the index or key; that of a table without a clustered index is under the empty
 *     name
 */
public record TableStorage(Map<String, String> clauses) {

  /** The default storage of the database. */
  public static final TableStorage DEFAULT = new TableStorage(Map.of());

  /** Copies the map. */
  public TableStorage {
    clauses = Map.copyOf(clauses);
  }

  /** Returns the clause of the table itself; empty for the default. */
  public String ofTable() {
    return of("");
  }

  /** Returns the clause of an index or key; empty for the default. */
  public String of(String index) {
    return clauses.getOrDefault(index, "");
  }
}
