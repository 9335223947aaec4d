/**
 * The databases behind the SQL servers of the emulator: one real H2 database per Azure SQL
 * database, reachable over TCP with the administrator login of its server. Knows nothing of
 * resources and HTTP.
 *
 * <p>May be used by: cli.*, emulator, emulator.integration, emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.database;

import org.jspecify.annotations.NullMarked;
