package io.dbmodernizer.datamover.object;

import java.util.Comparator;
import java.util.Locale;

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
