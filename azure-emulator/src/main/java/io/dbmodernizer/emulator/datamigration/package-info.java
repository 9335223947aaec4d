/**
 * {@code Microsoft.DataMigration}: SQL migration services with their integration runtimes, and
 * database migrations. A migration copies rows between databases with {@code data-mover}.
 *
 * <p>May be used by: emulator.
 */
@NullMarked
package io.dbmodernizer.emulator.datamigration;

import org.jspecify.annotations.NullMarked;
