/**
 * Copies the rows of a table from one connection to another.
 *
 * <p>May be used by: benchmarks.copy, datamover.chunk, datamover.repair, datamover.wholecopy,
 * emulator.*, migration.*.
 */
@NullMarked
package io.dbmodernizer.datamover.copy;

import org.jspecify.annotations.NullMarked;
