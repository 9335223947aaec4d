/**
 * Compares the rows of source and target after a copy.
 *
 * <p>May be used by: migration, migration.object.
 */
@NullMarked
package io.dbmodernizer.migration.compare;

import org.jspecify.annotations.NullMarked;
