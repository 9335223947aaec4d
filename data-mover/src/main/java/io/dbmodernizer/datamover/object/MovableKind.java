package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.Locale;

/**
 * Kinds of objects that move beside tables, in the order in which objects without dependencies on
 * each other are created. The names are part of events, so none is ever renamed.
 */
public enum MovableKind {
  /** An alias type, table type or domain. */
  USER_TYPE(UnmovedKind.USER_TYPE),
  /** A sequence. */
  SEQUENCE(UnmovedKind.SEQUENCE),
  /** A synonym. SQL Server checks its target only when it is used, so it comes before views. */
  SYNONYM(UnmovedKind.SYNONYM),
  /** A function or aggregate. */
  FUNCTION(UnmovedKind.FUNCTION),
  /** A view. */
  VIEW(UnmovedKind.VIEW),
  /** A stored procedure. */
  PROCEDURE(UnmovedKind.PROCEDURE),
  /** A trigger on a view. */
  VIEW_TRIGGER(UnmovedKind.VIEW_TRIGGER),
  /** A trigger on a table. */
  TRIGGER(UnmovedKind.TRIGGER),
  /** A trigger on the database. It is the last: it may fire while objects are created. */
  DATABASE_TRIGGER(UnmovedKind.DATABASE_TRIGGER);

  private final UnmovedKind finding;

  MovableKind(UnmovedKind finding) {
    this.finding = finding;
  }

  /** Returns the kind of the finding about an object that does not move. */
  public UnmovedKind finding() {
    return finding;
  }

  /** Returns whether objects of this kind fire, so that none may exist while rows are copied. */
  public boolean fires() {
    return this == VIEW_TRIGGER || this == TRIGGER || this == DATABASE_TRIGGER;
  }

  /** Returns the kind in words, for messages. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
