/**
 * The tables of a migration as the stage's state lists them.
 *
 * <p>May be used by: migration.*.
 */
@NullMarked
package io.dbmodernizer.migration.table;

import org.jspecify.annotations.NullMarked;
