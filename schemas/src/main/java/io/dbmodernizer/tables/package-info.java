/**
 * The tables of a migration in memory, as the services keep, count and show them. Uses only the
 * generated events.
 */
@NullMarked
package io.dbmodernizer.tables;

import org.jspecify.annotations.NullMarked;
