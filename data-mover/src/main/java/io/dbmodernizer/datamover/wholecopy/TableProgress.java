package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The state of one table of a copy.
 *
 * @param table the table
 * @param expectedRows the rows by the source's catalog, or those that were copied if they are more
 * @param rows the rows that were sent and count: committed, or in a transaction that runs
 * @param bytes the bytes of their values
 * @param failedChunks the chunks that have failed for good
 * @param complete true if all rows are committed
 */
public record TableProgress(
    TableName table,
    long expectedRows,
    long rows,
    long bytes,
    int failedChunks,
    boolean complete) {}
