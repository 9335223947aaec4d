package io.dbmodernizer.datamover.catalog;

/**
 * The size of a table with its indexes and large objects.
 *
 * @param table the table
 * @param rows the number of rows as the catalog has it, which may be inexact
 * @param bytes the reserved space in bytes, 0 if the database does not tell
 */
public record TableSize(TableName table, long rows, long bytes) {}
