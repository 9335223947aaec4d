/**
 * {@code Microsoft.DataMigration}: migration services with their integration runtimes, and database
 * migrations, which really copy rows. Uses {@code arm}, {@code database} and the copying of the
 * module {@code data-mover}.
 */
@NullMarked
package io.dbmodernizer.emulator.datamigration;

import org.jspecify.annotations.NullMarked;
