package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of a table or of the database that statements set, such as a mask, a columnstore index
 * or a permission. Its definition is these statements, written from the catalog. So the features of
 * two databases are equal if their statements are.
 *
 * @param id its kind and name; that of a part of a table is the table's name, a dot and the part's
 *     name
 * @param table the table it belongs to, or null
 * @param statements the statements that create it, in their order, at least one
 * @param needs what it refers to beside its own table
 */
public record Feature(ObjectId id, @Nullable TableName table, List<String> statements, Needs needs)
    implements DatabaseObject {

  /** Copies the list. */
  public Feature {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException(id + " has no statements; at least one creates it");
    }
  }

  /**
   * Returns the feature of a table that refers to nothing else.
   *
   * @param part the name of the column, index or other part that has it; null for the table itself
   */
  public static Feature ofTable(
      MovableKind kind, TableName table, @Nullable String part, String... statements) {
    return new Feature(
        ObjectId.ofTable(kind, table, part), table, List.of(statements), Needs.NOTHING);
  }
}
