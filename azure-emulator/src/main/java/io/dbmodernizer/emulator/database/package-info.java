/**
 * The databases of the emulated SQL servers. Each Azure SQL database is an H2 database. Clients
 * connect over TCP with the administrator login of its server. This package does not use resources
 * or HTTP.
 *
 * <p>May be used by: cli.*, emulator, emulator.integration, emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.database;

import org.jspecify.annotations.NullMarked;
