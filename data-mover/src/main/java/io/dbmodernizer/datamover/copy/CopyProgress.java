package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The running counts of one table's copy.
 *
 * @param table the table
 * @param rowsRead the rows read from the source
 * @param rowsCopied the rows committed on the target
 * @param bytesRead the bytes of the values read, counted as in {@link CopyResult}
 * @param bytesWritten the bytes of the values committed
 */
public record CopyProgress(
    TableName table, long rowsRead, long rowsCopied, long bytesRead, long bytesWritten) {}
