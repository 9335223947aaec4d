package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.range.KeyRange;

/**
 * A range of keys whose rows differ.
 *
 * @param range the range
 * @param source the digest of its rows on the source
 * @param target the digest of its rows on the target
 */
public record DifferingRange(KeyRange range, TableDigest source, TableDigest target) {}
