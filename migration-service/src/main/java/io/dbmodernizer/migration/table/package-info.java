/**
 * The tables of a migration as the stage stores them, with the time slices and the catalog cache of
 * the steps that work on them.
 *
 * <p>May be used by: migration.*.
 */
@NullMarked
package io.dbmodernizer.migration.table;

import org.jspecify.annotations.NullMarked;
