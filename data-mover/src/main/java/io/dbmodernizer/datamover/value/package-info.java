/**
 * Stored values as they are read exactly, and large objects as streams of the current row.
 *
 * <p>May be used by: benchmarks, datamover.checksum, datamover.copy, datamover.range.
 */
@NullMarked
package io.dbmodernizer.datamover.value;

import org.jspecify.annotations.NullMarked;
