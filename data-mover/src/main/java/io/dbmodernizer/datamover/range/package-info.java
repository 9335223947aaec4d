/**
 * Splits tables into ranges of their keys. Boundaries are values that a database finds by seeks in
 * its own order, so any type of key works.
 *
 * <p>May be used by: datamover.checksum, datamover.chunk, datamover.compare, datamover.copy,
 * datamover.refused, datamover.repair, migration.compare, migration.preflight.
 */
@NullMarked
package io.dbmodernizer.datamover.range;

import org.jspecify.annotations.NullMarked;
