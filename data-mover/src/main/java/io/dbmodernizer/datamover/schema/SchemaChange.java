package io.dbmodernizer.datamover.schema;

/**
 * The creation of one object, or the switch of a constraint.
 *
 * @param objectName the object, for people
 * @param kind the kind of object
 * @param sql the statement in the target's dialect
 */
public record SchemaChange(String objectName, ObjectKind kind, String sql) {}
