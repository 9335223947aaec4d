/**
 * {@code Microsoft.DataMigration}: migration services with their integration runtimes, and database
 * migrations, which really copy rows.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.datamigration;

import org.jspecify.annotations.NullMarked;
