package io.dbmodernizer.datamover.object;

/**
 * A view, function or procedure.
 *
 * @param id its kind and name
 * @param definition the statement that creates it, in the SQL of its database
 * @param options the settings under which it was created
 * @param code whether it runs code of the server's process, which needs an administrator
 * @param needs what it refers to
 */
public record SqlModule(
    ObjectId id, String definition, CreationOptions options, boolean code, Needs needs)
    implements DatabaseObject {}
