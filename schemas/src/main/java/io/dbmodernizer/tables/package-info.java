/**
 * The tables of a migration in the memory of the services, and their totals.
 *
 * <p>May be used by: migration.*, monitoring.*, runtime.*.
 */
@NullMarked
package io.dbmodernizer.tables;

import org.jspecify.annotations.NullMarked;
