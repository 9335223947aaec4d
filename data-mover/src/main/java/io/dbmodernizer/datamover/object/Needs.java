package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.HashSet;
import java.util.Set;

/**
 * What an object refers to, as far as the catalog tells. An object may refer to more: names that
 * are only resolved when the object is used are not in it.
 *
 * @param objects other objects of the database
 * @param tables tables of the database
 * @param outside databases that it names: others, or its own in a three-part name
 */
public record Needs(Set<ObjectId> objects, Set<TableName> tables, Set<OutsideName> outside) {

  /** Nothing. */
  public static final Needs NOTHING = new Needs(Set.of(), Set.of());

  /** Copies the sets. */
  public Needs {
    objects = Set.copyOf(objects);
    tables = Set.copyOf(tables);
    outside = Set.copyOf(outside);
  }

  /** Creates the needs of an object that names no database. */
  public Needs(Set<ObjectId> objects, Set<TableName> tables) {
    this(objects, tables, Set.of());
  }

  /** Returns the same without one object, for an object that refers to itself. */
  public Needs without(ObjectId id) {
    Set<ObjectId> others = new HashSet<>(objects);
    others.remove(id);
    return new Needs(others, tables, outside);
  }
}
