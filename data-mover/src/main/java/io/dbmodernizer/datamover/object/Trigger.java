package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A trigger on a table, on a view or on the database.
 *
 * @param id its kind and name
 * @param parent the table or view; null for the database
 * @param definition the statement that creates it, in the SQL of its database
 * @param options the settings under which it was created
 * @param enabled whether it fires
 * @param code whether it runs code of the server's process, which needs an administrator
 * @param needs what it refers to
 */
public record Trigger(
    ObjectId id,
    @Nullable TableName parent,
    String definition,
    CreationOptions options,
    boolean enabled,
    boolean code,
    Needs needs)
    implements DatabaseObject {}
