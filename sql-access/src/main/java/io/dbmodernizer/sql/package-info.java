/**
 * Connections to the two databases of a migration, and what their failures mean. The only place
 * where a password of a database is resolved for a connection.
 *
 * <p>May be used by: migration.*, provisioner.*.
 */
@NullMarked
package io.dbmodernizer.sql;

import org.jspecify.annotations.NullMarked;
