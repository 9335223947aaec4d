package io.dbmodernizer.datamover.catalog;

/**
 * A check constraint.
 *
 * @param name the constraint's name
 * @param expression the condition in the SQL of its database
 */
public record CheckConstraint(String name, String expression) {}
