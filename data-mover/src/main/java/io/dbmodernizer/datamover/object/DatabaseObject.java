package io.dbmodernizer.datamover.object;

/**
 * An object of a database beside its tables with their columns, keys, checks and rowstore indexes.
 */
public sealed interface DatabaseObject
    permits SqlModule, Trigger, Sequence, Synonym, UserType, Feature, OpaqueObject {

  /** Returns its kind and name. */
  ObjectId id();

  /** Returns what it refers to. */
  Needs needs();
}
