package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.checksum.TableDigest;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk that were committed on the target.
 *
 * @param rows the number of rows
 * @param bytes the bytes of their values, counted as in {@code CopyResult}
 * @param digest the digest of the rows as they were read from the source; null if a row was too
 *     long for memory
 */
public record CopiedRows(long rows, long bytes, @Nullable TableDigest digest) {}
