package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An object that a database holds and that a schema plan does not create.
 *
 * @param kind the kind of object
 * @param name the name for people, with the schema or table if it has one
 * @param table the table that the object belongs to, or null for an object of the database
 */
public record UnmovedObject(UnmovedKind kind, String name, @Nullable TableName table) {}
