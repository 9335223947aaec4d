package io.dbmodernizer.runtime.azure.resource;

/** The evidence by which a migration knows that it created a resource of a type. */
public enum Ownership {
  /** The tag with the migration's id on the resource. */
  TAG,
  /**
   * The stored intention. The resource carries no tags, and it was missing when the migration
   * stored that it will create it.
   */
  INTENTION,
  /** None. The resource exists as long as its parent does, and is only changed. */
  PARENT
}
