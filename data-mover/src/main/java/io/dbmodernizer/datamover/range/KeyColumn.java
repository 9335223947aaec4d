package io.dbmodernizer.datamover.range;

import io.dbmodernizer.datamover.catalog.Column;

/**
 * A column of a key.
 *
 * @param column the column as its own database has it
 * @param descending whether the key is sorted from high to low by it
 */
public record KeyColumn(Column column, boolean descending) {}
