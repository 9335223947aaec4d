package io.dbmodernizer.datamover.catalog;

/**
 * An object that uses a feature which Azure SQL Database lacks.
 *
 * @param rule the feature
 * @param object the object, for people, with what it uses in parentheses
 */
public record PlatformUse(PlatformRule rule, String object) {}
