package io.dbmodernizer.datamover.object;

/** An object of a database that is not a table and does not belong to one, except a trigger. */
public sealed interface DatabaseObject
    permits SqlModule, Trigger, Sequence, Synonym, UserType, OpaqueObject {

  /** Returns its kind and name. */
  ObjectId id();

  /** Returns what it refers to. */
  Needs needs();
}
