package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Something that a database holds and that a schema plan does not create.
 *
 * @param kind what it is
 * @param name its name for people, with its schema or table where it has one
 * @param table the table it belongs to, or null for an object of the database
 */
public record UnmovedObject(UnmovedKind kind, String name, @Nullable TableName table) {}
