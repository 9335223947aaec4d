/**
 * SQL servers, their names, their administrator login and their system database.
 *
 * <p>May be used by: emulator.sql.*.
 */
@NullMarked
package io.dbmodernizer.emulator.sql.server;

import org.jspecify.annotations.NullMarked;
