package io.dbmodernizer.runtime.azure.resource;

/** How a migration knows that it created a resource of a type. */
public enum Ownership {
  /** By the tag with the migration's id on the resource. */
  TAG,
  /**
   * By the stored intention: the resource carries no tags and was missing when the migration stored
   * that it is about to create it.
   */
  INTENTION,
  /** Not at all: the resource exists as long as its parent does, and is only changed. */
  PARENT
}
