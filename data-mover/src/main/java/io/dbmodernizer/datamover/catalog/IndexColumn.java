package io.dbmodernizer.datamover.catalog;

/**
 * A key column of an index.
 *
 * @param name the column
 * @param descending whether it is sorted from high to low
 */
public record IndexColumn(String name, boolean descending) {}
