/**
 * Azure Database Migration Service as it is today: {@code sqlMigrationServices} with an integration
 * runtime, and {@code databaseMigrations} of kind {@code SqlDb}. No client library for it is
 * available, so the calls are written in JSON.
 *
 * <p>May be used by: migration, migration.compare, migration.definition, migration.direct,
 * migration.object, migration.preflight.
 */
@NullMarked
package io.dbmodernizer.migration.dms;

import org.jspecify.annotations.NullMarked;
