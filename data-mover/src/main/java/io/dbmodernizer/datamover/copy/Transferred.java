package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.checksum.TableDigest;
import java.util.Optional;

/**
 * What a transfer has moved.
 *
 * @param rows the rows written into the target
 * @param bytes the bytes of their values, counted as in {@link CopyResult}
 * @param digest the digest of all rows that were read, as the source has them; empty if it was not
 *     asked for, or if a row was too long for memory
 */
public record Transferred(long rows, long bytes, Optional<TableDigest> digest) {}
