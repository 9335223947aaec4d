package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kind and the name of an object, as the database spells it.
 *
 * @param kind the kind
 * @param schema the schema; empty for a trigger on the database
 * @param name the name, not empty
 */
public record ObjectId(MovableKind kind, String schema, String name)
    implements Comparable<ObjectId> {

  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::kind)
          .thenComparing(ObjectId::schema)
          .thenComparing(ObjectId::name);

  /**
   * Returns the id of a feature of a table.
   *
   * @param part the name of the column, index or other part that has it; null for the table itself
   */
  public static ObjectId ofTable(MovableKind kind, TableName table, @Nullable String part) {
    return new ObjectId(
        kind, table.schema(), part == null ? table.name() : table.name() + "." + part);
  }

  /** Returns the same in lower case: databases mostly do not distinguish names by case. */
  public ObjectId inLowerCase() {
    return new ObjectId(kind, schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }

  /** Returns the name in the form {@code [schema].[name]}, with {@code ]} doubled. */
  public String fullName() {
    return (schema.isEmpty() ? "" : "[" + schema.replace("]", "]]") + "].")
        + "["
        + name.replace("]", "]]")
        + "]";
  }

  /**
   * Returns the name of a finding about the object: its own, or the table's with that of its part.
   *
   * @param table the table that it belongs to, or null
   */
  public String displayName(@Nullable TableName table) {
    if (table == null) {
      return fullName();
    }
    if (name.equals(table.name())) {
      return table.toString();
    }
    String before = table.name() + ".";
    return table + "." + (name.startsWith(before) ? name.substring(before.length()) : name);
  }

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }

  /** Returns kind and name, for messages. */
  @Override
  public String toString() {
    return kind.inWords() + " " + fullName();
  }
}
