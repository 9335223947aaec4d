package io.dbmodernizer.datamover.copy;

import java.time.Duration;

/**
 * What a finished copy moved.
 *
 * @param rowsRead rows read from the source
 * @param rowsCopied rows committed on the target
 * @param bytesRead bytes of the values read: UTF-8 for text, the bytes themselves for binary
 *     values, the storage size for the rest; NULL counts 0
 * @param bytesWritten the same for the values committed
 * @param duration how long it took
 */
public record CopyResult(
    long rowsRead, long rowsCopied, long bytesRead, long bytesWritten, Duration duration) {}
