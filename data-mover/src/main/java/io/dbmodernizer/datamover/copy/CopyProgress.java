package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * Running counts of one table's copy.
 *
 * @param table the table
 * @param rowsRead rows read from the source
 * @param rowsCopied rows committed on the target
 * @param bytesRead bytes of the values read, as counted by {@link CopyResult}
 * @param bytesWritten bytes of the values committed
 */
public record CopyProgress(
    TableName table, long rowsRead, long rowsCopied, long bytesRead, long bytesWritten) {}
