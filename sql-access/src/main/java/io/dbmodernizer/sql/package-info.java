/**
 * Connections to the two databases of a migration, and the translation of their errors. No other
 * package resolves a database password for a connection.
 *
 * <p>May be used by: migration.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.sql;

import org.jspecify.annotations.NullMarked;
