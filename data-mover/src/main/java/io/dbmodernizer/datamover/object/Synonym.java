package io.dbmodernizer.datamover.object;

/**
 * Another name of an object.
 *
 * @param id its kind and name
 * @param target the object's name, in the SQL of its database
 * @param needs what it refers to
 */
public record Synonym(ObjectId id, String target, Needs needs) implements DatabaseObject {}
