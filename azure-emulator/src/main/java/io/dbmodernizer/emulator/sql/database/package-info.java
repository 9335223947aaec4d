/**
 * SQL databases: their create modes, their sizes, their replicas.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.database;

import org.jspecify.annotations.NullMarked;
