/**
 * The dialect of H2, and the reading of its catalog.
 *
 * <p>May be used by: datamover.value, emulator.datamigration.
 */
@NullMarked
package io.dbmodernizer.datamover.dialect.h2;

import org.jspecify.annotations.NullMarked;
