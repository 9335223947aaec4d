/**
 * Connections to the two databases of a migration, and what their failures mean. Used by the steps
 * that speak SQL; the only place where a password of a database is resolved for a connection.
 */
@NullMarked
package io.dbmodernizer.sql;

import org.jspecify.annotations.NullMarked;
