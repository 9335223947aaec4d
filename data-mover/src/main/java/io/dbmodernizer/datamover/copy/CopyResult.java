package io.dbmodernizer.datamover.copy;

import java.time.Duration;

/**
 * The counts of a finished copy.
 *
 * @param rowsRead the rows read from the source
 * @param rowsCopied the rows committed on the target
 * @param bytesRead the bytes of the values read: UTF-8 for text, the bytes themselves for binary
 *     values, the storage size for all others; NULL counts 0
 * @param bytesWritten the bytes of the values committed, counted in the same way
 * @param duration the time that the copy took
 */
public record CopyResult(
    long rowsRead, long rowsCopied, long bytesRead, long bytesWritten, Duration duration) {}
