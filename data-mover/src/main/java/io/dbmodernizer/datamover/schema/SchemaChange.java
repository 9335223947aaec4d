package io.dbmodernizer.datamover.schema;

/**
 * One object to be created.
 *
 * @param objectName the object, for people
 * @param kind its kind
 * @param sql the statement in the target's dialect
 */
public record SchemaChange(String objectName, ObjectKind kind, String sql) {}
