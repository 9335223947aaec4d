package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.schema.ObjectKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The kinds of differences. */
public final class DifferenceKinds {

  /** The kind of a difference between the collations of the databases. */
  static final String DATABASE_COLLATION = "DATABASE_COLLATION";

  /** Every kind that a {@link Difference} can have, in alphabetical order. */
  public static final NavigableSet<String> ALL = Collections.unmodifiableNavigableSet(all());

  private DifferenceKinds() {}

  private static NavigableSet<String> all() {
    NavigableSet<String> all = new TreeSet<>();
    all.add(DATABASE_COLLATION);
    Arrays.stream(ObjectKind.values()).map(ObjectKind::name).forEach(all::add);
    Arrays.stream(MovableKind.values()).map(MovableKind::name).forEach(all::add);
    Arrays.stream(UnmovedKind.values()).map(UnmovedKind::name).forEach(all::add);
    return all;
  }
}
