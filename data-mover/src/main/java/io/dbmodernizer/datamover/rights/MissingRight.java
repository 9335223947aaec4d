package io.dbmodernizer.datamover.rights;

import io.dbmodernizer.datamover.catalog.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A right that a login lacks on one object.
 *
 * @param table the table that is not read whole, or null if other objects are hidden
 * @param object the name of the table, column, policy or other object, for people
 * @param statement the SQL statement by which an administrator gives the right
 */
public record MissingRight(@Nullable TableName table, String object, String statement) {}
