/**
 * The tables of a migration in memory, as the services keep, count and show them.
 *
 * <p>May be used by: migration.*, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.tables;

import org.jspecify.annotations.NullMarked;
