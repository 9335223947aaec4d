package io.dbmodernizer.datamover.object;

/**
 * An alias type, table type or domain.
 *
 * @param id its kind and name
 * @param definition its definition after the name, in the SQL of its database
 * @param needs what it refers to
 */
public record UserType(ObjectId id, String definition, Needs needs) implements DatabaseObject {}
